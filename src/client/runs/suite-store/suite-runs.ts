/** What this page runs of its suites, for views. */
import type { RunVersion } from '#run/model/run-version.ts';
import type { CellKey } from '../cells/cell-sender.ts';

/** Which cells to run: all, those that did not pass, those without a result, those whose case or variant has changed, or some. */
export type RunChoice =
  | 'all'
  | 'failed'
  | 'rest'
  | 'changed'
  | { cells: readonly CellKey[] }
  /** Only the first cases, so many of them. */
  | { first: number }
  /** All cells, on a version of the flow. */
  | { version: RunVersion };

/** True if a choice starts a new result, whatever is shown. */
export function isWholeRun(choice: RunChoice): boolean {
  return choice === 'all' || (typeof choice === 'object' && ('first' in choice || 'version' in choice));
}

export interface RunProgress {
  /** How many cells of this run are done; the result may have more cells. */
  done: number;
  all: number;
  failed: number;
  broken: number;
  /** Null until three cells have ended. */
  ratePerSecond: number | null;
  leftMs: number | null;
  /** `performance.now()` of the start. */
  startedClock: number;
}

export interface SuiteRunState {
  isRunning: boolean;
  /** The result that is running or has run last. */
  result: string | null;
  progress: RunProgress | null;
  pausedAfterBroken: boolean;
  /** Why it did not start, or stopped. */
  problem: string | null;
  notes: readonly string[];
  /** Values to ask for before it can start, and what starts then. */
  missing: { names: readonly string[]; choice: RunChoice; base: string | null } | null;
}

export const NOT_RUNNING: SuiteRunState = {
  isRunning: false,
  result: null,
  progress: null,
  pausedAfterBroken: false,
  problem: null,
  notes: [],
  missing: null,
};
