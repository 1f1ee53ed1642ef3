/** What this page runs of its suites, for views. */

import type { RunVersion } from '#run/model/run-version.ts';
import type { RequestCount } from '#tests/view/request-count.ts';
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import type { ProgressStore } from './run-progress.ts';

/** Which cells to run: all, those that did not pass, those without a result, those whose case or variant has changed, or some. */
export type RunChoice =
  | 'all'
  | 'failed'
  | 'rest'
  | 'changed'
  | { cells: readonly CellKey[] }
  /** Only so many cases, from the first. */
  | { first: number }
  /** All cells, on a version of the flow. */
  | { version: RunVersion };

/** True if a choice starts a new result, whatever is shown. */
export function isWholeRun(choice: RunChoice): boolean {
  return choice === 'all' || (typeof choice === 'object' && ('first' in choice || 'version' in choice));
}

/** A question before a run that sends many requests. */
export interface RunQuestion {
  choice: RunChoice;
  base: string | null;
  cost: RequestCount;
  /** Cells a second of the run before, if this page made it. */
  ratePerSecond: number | null;
}

/** Why a run waits for a person. */
export interface RunPause {
  /** How many cells in a row are broken. */
  cells: number;
  /** The server takes no more requests until then (`performance.now()`); null if it said nothing of the kind. */
  until: number | null;
  /** Why it could not go on when a person wanted it to; null if nobody did. */
  problem: string | null;
}

export interface SuiteRunState {
  isRunning: boolean;
  /** The result that is running or has run last. */
  result: string | null;
  /** Of the run that goes on, or was the last; null until its first cell may start. */
  progress: ProgressStore | null;
  pause: (RunPause & { goOn: () => void }) | null;
  /** Why it did not start, or stopped. */
  problem: string | null;
  notes: readonly string[];
  /** Values to ask for before it can start, and what starts then. */
  missing: { names: readonly string[]; choice: RunChoice; base: string | null } | null;
  /** It sends so many requests that it was not started yet. */
  question: RunQuestion | null;
}

export const NOT_RUNNING: SuiteRunState = {
  isRunning: false,
  result: null,
  progress: null,
  pause: null,
  problem: null,
  notes: [],
  missing: null,
  question: null,
};
