import type { SelectQueryBuilder } from 'kysely';
import { DELETED_RESULT } from '#contract/workspace/result.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import type { WorkspaceTables } from '../database/workspace-tables.ts';

/** ms that a deleted suite can be restored at least, and that rows wait for their suite. */
const RESTORABLE_MS = 24 * 60 * 60 * 1000;

/**
 * Removes suites for good that were deleted more than a day ago, with rows and results; results that were deleted; and rows whose
 * suite never came. `now` in epoch ms.
 */
export async function eraseDeletedSuites(queries: Queries, now: number): Promise<void> {
  const old = await queries
    .selectFrom('suites')
    .select(['number', 'id'])
    .where('deleted_at', '<', now - RESTORABLE_MS)
    .execute();
  for (const { number, id } of old) {
    await eraseResults(queries, queries.selectFrom('results').select('number').where('suite', '=', number));
    await queries.deleteFrom('suite_rows').where('suite_id', '=', id).execute();
    await queries.deleteFrom('suites').where('number', '=', number).execute();
  }
  const deleted = queries
    .selectFrom('results')
    .select('number')
    .where('status', '=', DELETED_RESULT)
    .where('saved_at', '<', now - RESTORABLE_MS);
  await eraseResults(queries, deleted);
  await queries
    .deleteFrom('suite_rows')
    .where('saved_at', '<', now - RESTORABLE_MS)
    .where('suite_id', 'not in', queries.selectFrom('suites').select('id'))
    .execute();
}

/** `numbers` finds them. */
async function eraseResults(
  queries: Queries,
  numbers: SelectQueryBuilder<WorkspaceTables, 'results', { number: number }>,
): Promise<void> {
  for (const table of ['cell_runs', 'cells'] as const)
    await queries.deleteFrom(table).where('result', 'in', numbers).execute();
  await queries.deleteFrom('results').where('number', 'in', numbers).execute();
}
