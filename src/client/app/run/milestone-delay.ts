/** Delays the announcement of milestones: a screen reader reads every announcement, and would fall far behind. */

/** About the time it takes to read a sentence, in ms. */
export const MILESTONE_GAP_MS = 2000;

export interface LastAnnouncement {
  runId: string;
  at: number;
}

/** In ms. 0 for the first milestone of a run and for its end; for others the time until the last one has been read. */
export function milestoneDelay(
  runId: string,
  isPassing: boolean,
  before: LastAnnouncement | null,
  now: number,
): number {
  if (!isPassing || before === null || before.runId !== runId) return 0;
  return Math.max(0, before.at + MILESTONE_GAP_MS - now);
}
