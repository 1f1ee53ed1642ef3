import { expect, it } from 'vitest';
import type { CheckResult } from '#contract/suite/results-file.ts';
import { sampleCell, sampleResults } from '../testing/sample-results.ts';
import { comparisonFigures } from '../view/column-figures.ts';
import { cellVerdict } from './cell-verdict.ts';
import { compareResults } from './compare-results.ts';
import { writeReport } from './write-report.ts';

const skipped: CheckResult = {
  words: 'Equals the expected text',
  state: 'not checked',
  why: 'There is no expected text.',
};

it.each([
  [[], 'passed', 'answered'],
  [[skipped], 'passed', 'answered'],
  [[skipped, { ...skipped, state: 'passed' as const }], 'passed', 'passed'],
  [[], 'broken', 'broken'],
] as const)('with the checks %j a cell that is %s is %s', (checks, state, verdict) => {
  expect(cellVerdict({ checks: [...checks], state })).toBe(verdict);
});

const bare = sampleCell({ case: 'hello', checks: [] });
const results = sampleResults([sampleCell(), bare]);
const made = new Date('2026-01-02T03:06:00Z');

it('every report counts a cell without checks apart', () => {
  expect(results.tally).toEqual({ cells: 2, passed: 1, answered: 1, failed: 0, broken: 0, notRun: 0 });
  expect(writeReport('csv', results, null, made)).toContain('hello,Flow,1,answered,');
  expect(writeReport('markdown', results, null, made)).toContain(
    '**1 passed, 1 answered** on Langflow 1.13.0 at http://127.0.0.1:7860',
  );
  expect(writeReport('markdown', results, null, made)).toContain(
    '| Variant | Passed | Failed | Broken | Answered | Not run | Median time |\n| --- | --- | --- | --- | --- | --- | --- |\n| Flow | 1 | 0 | 0 | 1 | 0 |',
  );
  expect(writeReport('html', results, null, made)).toContain('<small>Answered · ');
  expect(writeReport('junit', results, null, made)).toContain('<system-out>no checks\ntokens: 31</system-out>');
});

it('no report has a column for cells without checks where every cell has checks', () => {
  expect(writeReport('markdown', sampleResults([sampleCell()]), null, made)).not.toContain('Answered');
});

it('a cell without checks is left out of the pass rate against a baseline, where it is neither fixed nor regressed', () => {
  const compared = compareResults(results, results);
  const cells = compared.isComparable ? compared.cells : [];
  expect(comparisonFigures(cells, results.cells, results.cells)).toMatchObject({ passed: [1, 1], cells: 1 });
  expect(cells.map(({ mark }) => mark)).toEqual(['same', 'same']);
});
