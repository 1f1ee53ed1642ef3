/** What a history of runs offers, wherever it is kept. */
import type { Run } from '#run/model/run.ts';
import type { RunSummary } from './run-summary.ts';

/** As many runs as are kept beside the pinned ones. */
export const UNPINNED_LIMIT = 100;

/** A run with its place in the strip. */
export interface StoredRun {
  run: Run;
  summary: RunSummary;
}

export interface SaveOutcome {
  isKept: boolean;
  /** Older unpinned runs that had to go because the browser's storage was full. */
  droppedForRoom: number;
}

export interface RunHistory {
  /** True when runs survive the tab. */
  isLasting: boolean;
  /** The next run's number: 1, 2, 3, …, never the same one twice, whatever number of tabs ask. */
  nextNumber(): Promise<number>;
  /** Keeps a run that is over, or puts a deleted one back. The oldest unpinned runs beyond the limit go. */
  save(stored: StoredRun): Promise<SaveOutcome>;
  /** Puts more into a kept run (traces that came late), leaving its name and place; nothing happens when it is gone. */
  replace(run: Run): Promise<void>;
  /** Newest first. */
  list(): Promise<RunSummary[]>;
  get(id: string): Promise<Run | null>;
  /** What was asked. Much cheaper than `get` for the run that was saved last: reading a large one back would hold the page. */
  requestOf(id: string): Promise<Pick<Run, 'request'> | null>;
  setPinned(id: string, isPinned: boolean): Promise<void>;
  /** Null or blank takes the name away. */
  rename(id: string, name: string | null): Promise<void>;
  /** What was deleted, for undo; null when there was no such run. */
  remove(id: string): Promise<StoredRun | null>;
}

/** What to say when a run was saved with too little room; null when all is well. */
export function problemOf(history: RunHistory, number: number, { isKept, droppedForRoom }: SaveOutcome): string | null {
  if (!isKept)
    return `Run ${number} is kept only until you close this page, because the browser's storage is full. Delete or unpin older runs.`;
  if (!history.isLasting)
    return 'This browser saves nothing for this page, so your runs are lost when you close the tab.';
  if (droppedForRoom === 0) return null;
  const runs = droppedForRoom === 1 ? '1 older run was' : `${droppedForRoom} older runs were`;
  return `The browser's storage is full: ${runs} deleted to save run ${number}.`;
}

/** Unpinned runs that are too many, oldest first. */
export function surplusRuns(summaries: readonly RunSummary[]): RunSummary[] {
  const unpinned = summaries.filter(({ isPinned }) => !isPinned).toSorted((left, right) => left.number - right.number);
  return unpinned.slice(0, Math.max(0, unpinned.length - UNPINNED_LIMIT));
}
