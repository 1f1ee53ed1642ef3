/** Pairs and ballots as they are written. */
import type { SaveBallot, VotePair } from '#contract/workspace/vote.ts';
import { maskTexts } from '#flow/secrets/mask-secrets.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import { withoutNul } from '../runs/kept-run-rows.ts';
import { foundIn, maskTyped } from '../runs/mask-kept-run.ts';

/** `secrets` of this server are masked. */
export function pairText(pair: VotePair, secrets: readonly string[]): string {
  return JSON.stringify(maskTexts(pair, foundIn(pair, secrets)));
}

/** False if it is there already. */
export async function insertPair(
  queries: Queries,
  row: { vote: number; pair: number; body: string },
): Promise<boolean> {
  const kept = await queries
    .insertInto('vote_pairs')
    .values(row)
    .onConflict((conflict) => conflict.columns(['vote', 'pair']).doNothing())
    .returning('pair')
    .executeTakeFirst();
  return kept !== undefined;
}

/** `now` in epoch ms. */
export function saidIn({ choice, left, note, ms }: SaveBallot, now: number) {
  return { choice, left_variant: left, note: withoutNul(maskTyped(note)), ms, saved_at: now };
}
