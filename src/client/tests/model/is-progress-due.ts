/** When the progress of a run of tests is announced. */
import { ANNOUNCEMENT_MS } from '../../shell/ui/feedback/announce.ts';

const AFTER_MS = 10_000;
const AFTER_PART = 0.1;

export interface AnnouncedProgress {
  /** Of all cells, the part that was done: 0 to 1. */
  part: number;
  /** Time on the monotonic clock, in ms. */
  at: number;
}

/** At each tenth or after 10 seconds, but never while the announcement before is still being read, and not at the end, which says more. */
export function isProgressDue(now: AnnouncedProgress, before: AnnouncedProgress): boolean {
  if (now.part >= 1 || now.at < before.at + ANNOUNCEMENT_MS) return false;
  return now.part >= before.part + AFTER_PART || now.at >= before.at + AFTER_MS;
}
