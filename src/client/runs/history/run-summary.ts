/** One run as the history strip shows it. */
import type { RunEntry } from '#contract/workspace/run-entry.ts';
import type { Run } from '#run/model/run.ts';
import { factsOfRun } from '#run/reduce/facts-of-run.ts';

/** The entry of a run, of which the page knows more. */
export interface RunSummary extends RunEntry {
  /** Set for a run whose page was left before it had ended. */
  isLeft?: true;
  /** Set while the run waits for a person. */
  isWaiting?: true;
}

/** Tests in progress, for the Run button. */
export interface RunningTests {
  /** Epoch ms. */
  startedAt: number;
  /** `performance.now()`, for the elapsed time. */
  startedClock: number;
}

/** The summary of a run that the server does not have yet. */
export function summarizeRun(run: Run, change: string): RunSummary {
  const { id, number, startedAt } = run;
  return {
    ...factsOfRun(run, change),
    ...{ id, number, startedAt },
    ...{ person: null, name: null, note: null, isPinned: false },
    ...{ savedAt: null, bytes: null, version: null },
    ...(run.isLeft && { isLeft: true }),
  };
}

/** The summary of a run that the server has, and no page is running at the moment. */
export function summaryOf(entry: RunEntry): RunSummary {
  return entry.status === 'running' ? { ...entry, status: 'stopped', isLeft: true } : entry;
}

/** The run in progress, for the strip and the Run button. The same object until the run ends. */
export interface RunningRun extends RunSummary {
  /** The moment of `startedAt` on the page's monotonic clock (`performance.now()`), for the elapsed time. */
  startedClock: number;
}
