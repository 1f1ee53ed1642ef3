/** How long a milestone waits before it is said: a screen reader reads all that it is given, and would fall far behind. */

/** A sentence is read in about this time, in ms. */
export const MILESTONE_GAP_MS = 2000;

export interface Said {
  runId: string;
  at: number;
}

/** 0 for the first of a run; until the last one has been read for what is passing. The end of a run never waits. */
export function milestoneWait(runId: string, isPassing: boolean, before: Said | null, now: number): number {
  if (!isPassing || before === null || before.runId !== runId) return 0;
  return Math.max(0, before.at + MILESTONE_GAP_MS - now);
}
