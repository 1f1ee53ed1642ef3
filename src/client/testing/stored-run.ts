/** An ended run as the history gets it. */
import { answeredRun } from '#run/testing/run-of.ts';
import type { StoredRun } from '../runs/history/run-history.ts';
import { summarizeRun } from '../runs/history/run-summary.ts';

/** Its id is `run-NUMBER`. */
export function storedRun(number: number, answer = 'one'): StoredRun {
  const run = { ...answeredRun([answer], { number }), id: `run-${number}` };
  return { run, summary: summarizeRun(run, 'No tweaks') };
}
