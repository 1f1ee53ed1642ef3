/** Delays the announcement of milestones until the one before has been read. */
import { ANNOUNCEMENT_MS } from '../../shell/ui/feedback/announce.ts';

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
  return Math.max(0, before.at + ANNOUNCEMENT_MS - now);
}
