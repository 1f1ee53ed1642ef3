import { expect, it } from 'vitest';
import { countTotals, type SuiteRun } from './count-totals.ts';

const good: SuiteRun = { status: '0', counts: [{ passed: 5, failed: 0 }] };
const skipped: SuiteRun = { status: '0', counts: [{ passed: 0, failed: 0 }] };

it.each<[string, SuiteRun, number]>([
  ['all passed', good, 0],
  ['two failed', { status: '1', counts: [{ passed: 5, failed: 2 }] }, 2],
  ['a check without tests failed', { ...good, status: '1' }, 1],
  ['it was not started', { status: '', counts: [null] }, 1],
  ['no test ran', skipped, 1],
  ['all were skipped, as they may be', { ...skipped, mayBeEmpty: true }, 0],
  ['all may be skipped, but there is no report', { status: '0', counts: [null], mayBeEmpty: true }, 1],
  ['all may be skipped, but one failed', { status: '1', counts: [{ passed: 0, failed: 1 }], mayBeEmpty: true }, 1],
])('the totals count the failures of a suite: %s', (_, run, failed) => {
  expect(countTotals([good, run])).toEqual({ passed: 5 + (run.counts[0]?.passed ?? 0), failed });
});
