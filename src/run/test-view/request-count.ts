/** What a run of tests costs: how many requests it sends, and how many more to judges. */
import { checksWithin, entryOf } from '../checks/check-words.ts';
import type { Suite } from '../suite/suite.ts';

export interface RequestCount {
  cells: number;
  requests: number;
  /** At most: a judge within `any` may not be asked. */
  judged: number;
}

/** Requests of all cells. Each turn of a conversation is a request of its own. */
export function countRequests({ cases, variants, repeat }: Pick<Suite, 'cases' | 'variants' | 'repeat'>): RequestCount {
  const count = { cells: 0, requests: 0, judged: 0 };
  const cells = variants.length * repeat;
  for (const { turns, isSkipped } of cases) {
    if (isSkipped) continue;
    count.cells += cells;
    count.requests += cells * turns.length;
    for (const { checks } of turns)
      count.judged += cells * checks.flatMap(checksWithin).filter((check) => entryOf(check).kind === 'judge').length;
  }
  return count;
}
