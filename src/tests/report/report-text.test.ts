import { expect, it } from 'vitest';
import type { CellResult } from '#contract/suite/results-file.ts';
import { sampleCell, sampleResults } from '../testing/sample-results.ts';
import { failedTweaks } from './report-text.ts';
import { type ReportFormat, writeReport } from './write-report.ts';

it('the tweaks of a cell that did not, or may not, take effect are named', () => {
  const tweak = (field: string, more: Partial<CellResult['tweaks'][number]>) => ({
    path: ['Model', field],
    component: 'Model-1',
    field,
    state: 'applied' as const,
    ...more,
  });
  const tweaks = [
    tweak('a', {}),
    tweak('b', { state: 'resets', after: null }),
    tweak('c', { state: 'resets', after: null, isNull: true }),
    tweak('d', { state: 'may-not-count', frozen: 'Model-1' }),
    tweak('e', { state: 'may-not-count', frozen: 'Model-1', answeredEarlier: true }),
    tweak('f', { mayFail: true }),
  ];
  const others = ['Model · b: Resets field', 'Model · d: May not count', 'Model · e: Did not count'];
  expect(failedTweaks({ tweaks, state: 'broken' })).toEqual([...others, 'Model · f: May fail']);
  // It was answered, so nothing has failed.
  expect(failedTweaks({ tweaks, state: 'failed' })).toEqual(others);
});

const FORMATS: ReportFormat[] = ['json', 'jsonl', 'junit', 'html', 'markdown', 'csv'];

it.each(FORMATS)('a %s says that a limit ended an answer, and of a cell where it is from', (format) => {
  const cell = sampleCell({ ended: 'Ended at the limit of 24 tokens', carriedFrom: 'r.json', state: 'failed' });
  const report = writeReport(
    format,
    sampleResults([cell, sampleCell({ case: 'b', state: 'failed' })]),
    null,
    new Date(0),
  );
  for (const text of ['nded at the limit of 24 tokens', 'r.json']) expect(report).toContain(text);
});
