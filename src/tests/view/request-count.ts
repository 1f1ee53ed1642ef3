/** What a run of tests costs: how many requests it sends, and how many more to judges. */
import { checksWithin, entryOf } from '../checks/describe-check.ts';
import type { Suite, TestCase } from '../suite/suite.ts';

export interface RequestCount {
  cells: number;
  requests: number;
  /** At most: a judge within `any` may not be asked. */
  judged: number;
}

/** Requests of all cells. Each turn of a conversation is a request of its own. */
export function countRequests({ cases, variants, repeat }: Pick<Suite, 'cases' | 'variants' | 'repeat'>): RequestCount {
  const count = { cells: 0, requests: 0, judged: 0 };
  for (const testCase of cases) if (!testCase.isSkipped) addCells(count, testCase, variants.length * repeat);
  return count;
}

/** Requests of some cells, of which `key.case` is the index of the case. */
export function countRequestsOf({ cases }: Pick<Suite, 'cases'>, cells: Iterable<{ case: number }>): RequestCount {
  const count = { cells: 0, requests: 0, judged: 0 };
  const ofCases = new Map<number, number>();
  for (const key of cells) ofCases.set(key.case, (ofCases.get(key.case) ?? 0) + 1);
  for (const [at, number] of ofCases) {
    const testCase = cases[at];
    if (testCase) addCells(count, testCase, number);
  }
  return count;
}

function addCells(count: RequestCount, { turns }: Pick<TestCase, 'turns'>, cells: number): void {
  count.cells += cells;
  count.requests += cells * turns.length;
  for (const { checks } of turns)
    count.judged += cells * checks.flatMap(checksWithin).filter((check) => entryOf(check).kind === 'judge').length;
}
