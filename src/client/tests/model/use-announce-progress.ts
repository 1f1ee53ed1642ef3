/** Announces to screen readers the start of a run of tests, its progress, and its end. The cells themselves are no live region. */

import { useEffect, useRef } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { haveRunText } from '#tests/view/column-figures.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { type AnnouncedProgress, isProgressDue } from './is-progress-due.ts';
import type { OpenTests } from './use-tests.ts';

export function useAnnounceProgress({ run, result, compared }: OpenTests): void {
  const { isRunning, progress, problem } = run;
  const { done = 0, all = 0, failed = 0, broken = 0 } = progress ?? {};
  const announced = useRef<AnnouncedProgress | null>(null);
  /** The counts of the run that has just ended, until its comparison is known. */
  const ended = useRef(false);
  useEffect(() => {
    if (!isRunning || all === 0) return;
    const now = { part: done / all, at: performance.now() };
    if (announced.current === null) {
      announced.current = { ...now, part: 0 };
      announce(`${formatCount(all, 'request')} started`);
      return;
    }
    if (!isProgressDue(now, announced.current)) return;
    announced.current = now;
    announce(`${done} of ${all} done, ${failed + broken} failed`);
  }, [isRunning, done, all, failed, broken]);

  const tally = result.info?.tally ?? null;
  const isOver = !isRunning && result.info !== null && !result.info.isRunning;
  const isCompared = !compared.isLoading;
  const marks = compared.comparison?.figures.marks ?? null;
  useEffect(() => {
    if (isRunning) ended.current = true;
    if (!isOver || !ended.current || tally === null || !isCompared) return;
    ended.current = false;
    announced.current = null;
    if (tally.open > 0) {
      // If only some cells were to run, nobody stopped anything.
      announce(done < all && problem === null ? `Stopped: ${haveRunText(tally)}` : haveRunText(tally));
      return;
    }
    const answered = tally.answered > 0 ? [`${tally.answered} answered`] : [];
    const parts = [`${tally.passed} passed`, `${tally.failed} failed`, `${tally.broken} broken`, ...answered];
    const against = marks === null ? '' : `. ${marks.regressed} regressed, ${marks.fixed} fixed`;
    announce(`Done: ${parts.join(', ')}${against}`);
  }, [isRunning, isOver, isCompared, tally, marks, done, all, problem]);
}
