import { expect, it } from 'vitest';
import type { FileCell } from '#contract/suite/results-file.ts';
import { questionsOfResult } from './questions-of-result.ts';

const cell = (testCase: string, variant: string, changes: Partial<FileCell> = {}): FileCell => ({
  case: testCase,
  variant,
  repeat: 1,
  state: 'passed',
  why: '',
  answer: `${variant} on ${testCase}`,
  timeMs: 1,
  firstTextMs: null,
  tokens: null,
  startedAt: 1,
  tweaks: [],
  fingerprint: '',
  isConfirmed: true,
  checks: [{ words: 'Contains x', state: 'passed', why: '' }],
  ...changes,
});
const one = (name: string, inputs: string[]) => ({ name, inputs, expected: null, tags: [], tweaks: {} });
const file = {
  cases: [one('refund', ['Hello', 'Refund me.']), one('own inputs', []), one('broken', ['x']), one('missed', ['y'])],
  cells: [
    cell('refund', 'A'),
    cell('refund', 'A', { repeat: 2, answer: 'later' }),
    cell('refund', 'B'),
    cell('own inputs', 'A', { checks: [] }),
    cell('own inputs', 'B', { answer: ' ' }),
    cell('broken', 'A', { state: 'broken', answer: 'half' }),
    cell('broken', 'B'),
    cell('missed', 'A', { state: 'failed' }),
    cell('missed', 'B'),
    cell('missed', 'Flow'),
  ],
};

it('the first answers of two variants are paired with what was asked', () => {
  expect(questionsOfResult(file, ['A', 'B'], 'all')).toEqual([
    { question: 'Hello\nRefund me.', case: 1, answers: ['A on refund', 'B on refund'] },
    { question: 'own inputs', case: 2, answers: ['A on own inputs', null] },
    { question: 'x', case: 3, answers: [null, 'B on broken'] },
    { question: 'y', case: 4, answers: ['A on missed', 'B on missed'] },
  ]);
  expect(questionsOfResult(file, ['B', 'Flow'], 'all')[0]?.answers).toEqual(['B on refund', null]);
});

it('what was not asked for is left out', () => {
  const cases = (which: 'failed' | 'differing', other = 'B') =>
    questionsOfResult(file, ['A', other], which).map((question) => question.case);
  expect(cases('failed')).toEqual([4]);
  expect(cases('differing')).toEqual([4]);
  expect(cases('differing', 'A')).toEqual([]);
});
