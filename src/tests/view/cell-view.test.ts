import { describe, expect, it } from 'vitest';
import type { CellResult } from '#contract/suite/results-file.ts';
import type { ComparedCell } from '../report/compare-results.ts';
import { cellView, comparedLine } from './cell-view.ts';

function result(changes: Partial<CellResult> = {}): CellResult {
  return {
    case: 'a',
    variant: 'Flow',
    repeat: 1,
    state: 'passed',
    why: '',
    answer: '**One** two',
    timeMs: 100,
    firstTextMs: null,
    tokens: null,
    startedAt: 0,
    tweaks: [],
    isConfirmed: true,
    checks: [{ words: 'Contains “One”', state: 'passed', why: 'The answer contains “One”.' }],
    ...changes,
  };
}

const failed = result({
  state: 'failed',
  checks: [{ words: 'Contains “x”', state: 'missed', why: 'The answer does not contain “x”.' }],
});

describe('cellView', () => {
  it('shows the first words of an answer that passed, and the time', () => {
    const view = cellView({ states: ['passed'], results: [result()], times: [100], arrived: '', compared: null });
    expect(view).toMatchObject({ label: 'Passed', line: 'One two', time: '100 ms' });
  });

  it('says that a limit ended an answer', () => {
    const cut = result({ ended: 'Ended at the limit of 24 tokens' });
    const view = cellView({ states: ['passed'], results: [cut], times: [100], arrived: '', compared: null });
    expect(view.line).toBe('Ended at the limit of 24 tokens · One two');
  });

  it('shows what has arrived of a running answer', () => {
    const facts = { states: ['running', 'passed'] as const, results: [null, result()], times: [0, 100] };
    expect(cellView({ ...facts, arrived: '# The sky\nis **bl', compared: null }).line).toBe('The sky is **bl');
  });

  it('says why the first repeat failed, with the median time of all', () => {
    const facts = { states: ['passed', 'failed', 'passed'] as const, results: [result(), failed, result()] };
    expect(cellView({ ...facts, times: [100, 300, 200], arrived: '', compared: null })).toMatchObject({
      worst: 'failed',
      label: '2 of 3',
      line: 'does not contain “x”',
      time: '200 ms',
      missedAnswer: 'One two',
      marks: ['passed', 'failed', 'passed'],
    });
  });

  it('has one mark for more than five repeats', () => {
    const states = Array.from({ length: 6 }, () => 'passed' as const);
    expect(cellView({ states, results: [], times: [], arrived: '', compared: null }).marks).toEqual(['passed']);
  });

  it('calls an answer without checks Answered', () => {
    const bare = [result({ checks: [] }), result({ checks: [{ words: 'a', state: 'not checked', why: '' }] })];
    for (const one of bare) {
      const view = cellView({ states: ['passed'], results: [one], times: [], arrived: '', compared: null });
      expect(view).toMatchObject({ label: 'Answered', states: ['answered'], marks: ['answered'], time: '' });
    }
  });

  it('says nothing of a cell whose answer is still read, or that runs again', () => {
    expect(cellView({ states: ['passed'], results: [undefined], times: [], arrived: '', compared: null }).line).toBe(
      '',
    );
    expect(cellView({ states: ['running'], results: [result()], times: [], arrived: '', compared: null }).line).toBe(
      '',
    );
  });
});

describe('comparedLine', () => {
  const group = (cell: CellResult) => ({ case: 'a', variant: 'Flow', cells: [cell], state: cell.state });
  const compared = (mark: ComparedCell['mark'], before: CellResult | null, after: CellResult | null): ComparedCell => ({
    case: 'a',
    variant: 'Flow',
    mark,
    before: before && group(before),
    after: after && group(after),
  });

  it.each([
    ['same', result(), result(), 'Passed'],
    ['changed', result({ answer: 'one two three' }), result({ answer: 'one two four' }), '33 % differs'],
    ['fixed', failed, result(), 'was: does not contain “x”'],
    ['regressed', result(), failed, 'was: passed'],
    ['regressed', result({ checks: [] }), result({ state: 'broken' }), 'was: answered'],
    ['new', null, failed, 'Failed'],
    ['gone', result(), null, 'was: passed'],
  ] as const)('says what changed of a cell that is %s', (mark, before, after, line) => {
    expect(comparedLine(compared(mark, before, after))).toBe(line);
  });
});
