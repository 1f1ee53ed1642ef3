import type { SelectQueryBuilder } from 'kysely';
import type { WorkspaceTables } from './workspace-tables.ts';

/** How many rows the query finds. */
export async function countFound<Table extends keyof WorkspaceTables>(
  query: SelectQueryBuilder<WorkspaceTables, Table, object>,
): Promise<number> {
  const { count } = await query.select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}
