/** An ended run as the history gets it. */
import { answeredRun } from '#run/testing/run-of.ts';
import type { SummarizedRun } from '../runs/history/run-history.ts';
import { summarizeRun } from '../runs/history/run-summary.ts';

/** Its id is `run-NUMBER`. */
export function summarizedRun(number: number, answer = 'one'): SummarizedRun {
  const run = { ...answeredRun([answer], { number }), id: `run-${number}` };
  return { run, summary: summarizeRun(run, 'No tweaks') };
}
