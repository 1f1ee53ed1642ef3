import { describe, expect, it } from 'vitest';
import type { CellResult } from '#contract/suite/results-file.ts';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import { groupCells } from '../report/tally-cells.ts';
import type { TestCase } from '../suite/suite.ts';
import { answerFigures, comparisonFigures } from './column-figures.ts';
import { countRequests } from './request-count.ts';

function cell(name: string, state: CellResult['state'], timeMs: number | null, tokens: number | null = 10): CellResult {
  return {
    case: name,
    variant: 'Flow',
    repeat: 1,
    state,
    why: '',
    answer: name,
    timeMs,
    firstTextMs: null,
    tokens,
    startedAt: 0,
    tweaks: [],
    isConfirmed: true,
    checks: [{ words: 'Contains “a”', state: 'passed', why: '' }],
  };
}

function testCase(turns: readonly (readonly SuiteCheck[])[]): TestCase {
  return {
    name: 'a',
    tweaks: {},
    columns: [],
    tags: [],
    isSkipped: false,
    location: { file: null, line: 1 },
    turns: turns.map((checks) => ({ input: 'x', components: [], type: 'chat', expected: null, checks })),
  };
}

const judge: SuiteCheck = { judge: { rubric: 'polite', min: 0.5, by: { flow: 'judge' } } };

describe('countRequests', () => {
  it('counts each turn, and judges at any depth', () => {
    const cases = [
      testCase([['equals']]),
      testCase([[judge], [{ any: ['equals', { not: judge }] }, judge]]),
      { ...testCase([[judge]]), isSkipped: true },
    ];
    const variants = ['Flow', 'Loud'].map((name) => ({ name, tweaks: {} }));
    expect(countRequests({ cases, variants, repeat: 2 })).toEqual({ cells: 8, requests: 12, judged: 12 });
  });
});

describe('answerFigures', () => {
  it('takes the median time of answers only, and sums tokens', () => {
    const cells = [cell('a', 'passed', 100), cell('b', 'failed', 300), cell('c', 'broken', 30_000, null)];
    expect(answerFigures(cells)).toEqual({ medianMs: 200, tokens: 20 });
    expect(answerFigures([cell('a', 'not run', null, null)])).toEqual({ medianMs: null, tokens: null });
  });
});

describe('comparisonFigures', () => {
  it('counts cells by mark, and says when the time is off by more than a fifth', () => {
    const [before, now] = [[cell('a', 'passed', 100)], [cell('a', 'failed', 121), cell('b', 'passed', 119)]];
    const [then, today] = [groupCells(before), groupCells(now)];
    const group = (groups: typeof then, name: string) => groups.get(JSON.stringify([name, 'Flow'])) ?? null;
    const cells = [
      { case: 'a', variant: 'Flow', mark: 'regressed', before: group(then, 'a'), after: group(today, 'a') },
      { case: 'b', variant: 'Flow', mark: 'new', before: null, after: group(today, 'b') },
    ] as const;
    const figures = comparisonFigures(cells, before, now);
    expect(figures).toMatchObject({
      passed: [1, 1],
      cells: 2,
      medianMs: [100, 120],
      tokens: [10, 20],
      isTimeOff: false,
    });
    expect(figures.marks).toMatchObject({ regressed: 1, new: 1, same: 0 });
    expect(comparisonFigures(cells, before, [cell('a', 'failed', 121)]).isTimeOff).toBe(true);
  });
});
