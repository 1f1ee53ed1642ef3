/** Which run or tests are in progress on this page, and what it knows of its runs before the history has them. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunningRun, RunningTests, RunSummary } from './history/run-summary.ts';

export interface CurrentRuns {
  /** Id of the run that was started last, in progress or over; null before the first. */
  started: string | null;
  /** The run in progress; null if there is none. A run that ends at once may never be seen here. */
  running: RunningRun | null;
  /** Id of the run in progress while it waits for a person; else null. */
  waiting: string | null;
  /** The tests in progress; null if there are none. */
  tests: RunningTests | null;
  /** Ended runs that are not in the history yet, newest first. */
  ended: readonly RunSummary[];
  /** One sentence about the run that was saved last; else null. */
  problem: string | null;
}

/**
 * Readers see a change of this store at once, and a change of the cache of runs a task later. So write the run into the
 * cache first: whatever then renders because of this store reads the new run from the cache too.
 */
export function createCurrentRuns(): StoreApi<CurrentRuns> {
  return createStore<CurrentRuns>()(() => ({
    started: null,
    running: null,
    waiting: null,
    tests: null,
    ended: [],
    problem: null,
  }));
}
