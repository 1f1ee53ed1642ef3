/** Brings the schema of a database up to date, under a lock, so that servers that start together do it once. */
import { sql } from 'kysely';
import { ConfigError } from '../../settings/config.ts';
import { FIRST_SCHEMA, MIGRATIONS, type Migration } from './migrations.ts';
import type { Queries, WorkspaceDatabase } from './open-workspace-database.ts';
import { untilUnlocked } from './until-unlocked.ts';

/** Any number that no other program locks in the same database. */
const LOCK = 747_001;

/**
 * All that are missing are applied, or none. Throws a ConfigError when a newer Tweakbench, or a build before 0.1.0, made the schema:
 * this one does not know what its tables mean, so it must not write to them.
 */
export async function migrate(
  database: WorkspaceDatabase,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await alone(database, async (queries) => {
    await queries.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('first_schema', 'text', (column) => column.notNull())
      .execute();
    // Earlier builds had no column `first_schema`, so it cannot be named.
    const found = await queries.selectFrom('schema_version').selectAll().executeTakeFirst();
    if (found && found.first_schema !== FIRST_SCHEMA) throw earlierBuild(database);
    const version = found?.version ?? 0;
    if (version > migrations.length) throw newerSchema(database, version, migrations.length);
    if (version === migrations.length) return;
    for (const change of migrations.slice(version)) await change(queries, database.kind);
    await queries.deleteFrom('schema_version').execute();
    await queries
      .insertInto('schema_version')
      .values({ version: migrations.length, first_schema: FIRST_SCHEMA })
      .execute();
  });
}

function newerSchema({ name }: WorkspaceDatabase, version: number, known: number): ConfigError {
  return new ConfigError(
    `The workspace in ${name} was made by a newer Tweakbench (its schema is ${version}, this one knows ${known}). ` +
      'Use the newer Tweakbench again, or choose another database: TWEAKBENCH_DATABASE',
  );
}

function earlierBuild({ kind, name }: WorkspaceDatabase): ConfigError {
  const what =
    kind === 'sqlite'
      ? 'Give another data folder (--data FOLDER), or delete this file to begin with an empty workspace'
      : 'Give another database (--database ADDRESS), or make this one anew to begin with an empty workspace';
  return new ConfigError(
    `The workspace in ${name} was made by a build from before the release of 0.1.0, and this one has other tables. ` +
      `Nothing was changed. ${what}`,
  );
}

/** Runs `task` in a transaction while no other server does the same. */
async function alone({ kind, queries }: WorkspaceDatabase, task: (queries: Queries) => Promise<void>): Promise<void> {
  if (kind === 'postgres') {
    await queries.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
      await task(transaction);
    });
    return;
  }
  await queries.connection().execute(async (connection) => {
    // Kysely's own transaction would take the lock for writing only at its first change.
    await untilUnlocked(() => sql`begin immediate`.execute(connection));
    try {
      await task(connection);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}
