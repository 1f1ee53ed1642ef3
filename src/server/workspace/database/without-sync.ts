import { sql } from 'kysely';
import type { Queries, WorkspaceDatabase } from './open-workspace-database.ts';

/**
 * Changes that survive the process. SQLite does not wait for the disk, which takes milliseconds each time, so a power cut may undo the
 * last of them. PostgreSQL decides for itself.
 */
export async function withoutSync<Result>(
  { kind, queries }: Pick<WorkspaceDatabase, 'kind' | 'queries'>,
  change: (queries: Queries) => Promise<Result>,
): Promise<Result> {
  if (kind === 'postgres') return change(queries);
  return queries.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection);
    try {
      return await change(connection);
    } finally {
      await sql`pragma synchronous = full`.execute(connection);
    }
  });
}
