/** The interface of a history of runs, in the database or in memory. */
import type { Run } from '#run/model/run.ts';
import type { RunSummary } from './run-summary.ts';

/** How many runs are kept in addition to the pinned ones. */
export const UNPINNED_LIMIT = 100;

/** A run with its place in the strip. */
export interface StoredRun {
  run: Run;
  summary: RunSummary;
}

export interface SaveOutcome {
  isKept: boolean;
  /** How many older unpinned runs were deleted because the browser's storage was full. */
  droppedForRoom: number;
}

export interface RunHistory {
  /** True if runs are still there after the tab is closed. */
  isLasting: boolean;
  /** The next run number: 1, 2, 3, …, unique across tabs. */
  nextNumber(): Promise<number>;
  /** Stores an ended run, or restores a deleted one. Deletes the oldest unpinned runs beyond the limit. */
  save(stored: StoredRun): Promise<SaveOutcome>;
  /** Updates a stored run (for traces that arrive late), but not its summary. Does nothing if the run was deleted. */
  replace(run: Run): Promise<void>;
  /** Newest first. */
  list(): Promise<RunSummary[]>;
  get(id: string): Promise<Run | null>;
  /** Much faster than `get` for the run that was saved last: reading a large run would block the page. */
  requestOf(id: string): Promise<Pick<Run, 'request'> | null>;
  setPinned(id: string, isPinned: boolean): Promise<void>;
  /** Null or blank removes the name. */
  rename(id: string, name: string | null): Promise<void>;
  /** Returns what was deleted, for undo; null if there was no such run. */
  remove(id: string): Promise<StoredRun | null>;
}

/** The warning for a run that was saved with too little room; null if there is none. */
export function problemOf(history: RunHistory, number: number, { isKept, droppedForRoom }: SaveOutcome): string | null {
  if (!isKept)
    return `Run ${number} is kept only until you close this page, because the browser's storage is full. Delete or unpin older runs.`;
  if (!history.isLasting)
    return 'This browser saves nothing for this page, so your runs are lost when you close the tab.';
  if (droppedForRoom === 0) return null;
  const runs = droppedForRoom === 1 ? '1 older run was' : `${droppedForRoom} older runs were`;
  return `The browser's storage is full: ${runs} deleted to save run ${number}.`;
}

/** Unpinned runs beyond the limit, oldest first. */
export function surplusRuns(summaries: readonly RunSummary[]): RunSummary[] {
  const unpinned = summaries.filter(({ isPinned }) => !isPinned).toSorted((left, right) => left.number - right.number);
  return unpinned.slice(0, Math.max(0, unpinned.length - UNPINNED_LIMIT));
}
