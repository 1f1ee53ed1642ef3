import { DELETED_RESULT } from '#contract/workspace/result.ts';
import type { Queries } from '../database/open-workspace-database.ts';

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
    const results = queries.selectFrom('results').select('number').where('suite', '=', number);
    for (const table of ['cell_runs', 'cells'] as const)
      await queries.deleteFrom(table).where('result', 'in', results).execute();
    await queries.deleteFrom('results').where('suite', '=', number).execute();
    await queries.deleteFrom('suite_rows').where('suite_id', '=', id).execute();
    await queries.deleteFrom('suites').where('number', '=', number).execute();
  }
  const deleted = queries
    .selectFrom('results')
    .select('number')
    .where('status', '=', DELETED_RESULT)
    .where('saved_at', '<', now - RESTORABLE_MS);
  for (const table of ['cell_runs', 'cells'] as const)
    await queries.deleteFrom(table).where('result', 'in', deleted).execute();
  await queries
    .deleteFrom('results')
    .where('status', '=', DELETED_RESULT)
    .where('saved_at', '<', now - RESTORABLE_MS)
    .execute();
  await queries
    .deleteFrom('suite_rows')
    .where('saved_at', '<', now - RESTORABLE_MS)
    .where('suite_id', 'not in', queries.selectFrom('suites').select('id'))
    .execute();
}
