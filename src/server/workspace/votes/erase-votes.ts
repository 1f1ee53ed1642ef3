import type { Queries } from '../database/open-workspace-database.ts';

/** ms that a deleted vote can be restored at least. */
const RESTORABLE_MS = 24 * 60 * 60 * 1000;

/** Removes votes for good that were deleted more than a day ago. `now` in epoch ms. */
export async function eraseDeletedVotes(queries: Queries, now: number): Promise<void> {
  const old = queries
    .selectFrom('votes')
    .select('number')
    .where('deleted_at', '<', now - RESTORABLE_MS);
  for (const table of ['vote_readers', 'ballots', 'vote_pairs'] as const)
    await queries.deleteFrom(table).where('vote', 'in', old).execute();
  await queries
    .deleteFrom('votes')
    .where('deleted_at', '<', now - RESTORABLE_MS)
    .execute();
}
