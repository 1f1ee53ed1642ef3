/** Announces to screen readers the start of a run of tests, each tenth of it, and its end. The cells themselves are no live region. */

import { useEffect, useRef } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { haveRunText } from '#run/test-view/column-figures.ts';
import { announce } from '../../../ui/feedback/announce.ts';
import type { OpenTests } from './use-tests.ts';

const ANNOUNCE_AFTER_MS = 10_000;
const ANNOUNCE_AFTER_PART = 0.1;

interface Announced {
  part: number;
  /** Time on the monotonic clock, in ms. */
  at: number;
}

export function useAnnounceProgress({ run, result, compared }: OpenTests): void {
  const { isRunning, progress, problem } = run;
  const { done = 0, all = 0, failed = 0, broken = 0 } = progress ?? {};
  const announced = useRef<Announced | null>(null);
  /** The counts of the run that has just ended, until its comparison is known. */
  const ended = useRef(false);
  useEffect(() => {
    if (!isRunning || all === 0) return;
    const now = performance.now();
    if (announced.current === null) {
      announced.current = { part: 0, at: now };
      announce(`${formatCount(all, 'request')} started`);
      return;
    }
    const part = done / all;
    if (
      part < 1 &&
      part < announced.current.part + ANNOUNCE_AFTER_PART &&
      now < announced.current.at + ANNOUNCE_AFTER_MS
    )
      return;
    announced.current = { part, at: now };
    if (part < 1) announce(`${done} of ${all} done, ${failed + broken} failed`);
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
