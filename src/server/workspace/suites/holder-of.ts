import { LEASE_MS } from '#contract/workspace/result.ts';
import type { ResultRow } from '../database/workspace-tables.ts';

/** The page that runs the result at `now` (epoch ms); null if none does, or it is dead. The clock may have jumped in either direction. */
export function holderOf(
  { holder, beat_at: beatAt }: Pick<ResultRow, 'holder' | 'beat_at'>,
  now: number,
): string | null {
  return beatAt !== null && Math.abs(now - beatAt) < LEASE_MS ? holder : null;
}
