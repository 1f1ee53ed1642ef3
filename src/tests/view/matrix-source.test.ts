import { describe, expect, it } from 'vitest';
import type { CellMark } from '../report/compare-results.ts';
import { variantFigures } from './column-figures.ts';
import { groupLabel, groupName, type LiveCellState, worstState } from './live-cell-state.ts';
import { type MatrixSource, nextNoticed, sortFailedFirst, stateCounts } from './matrix-source.ts';
import { createTableCounter } from './table-counter.ts';

const STATES: Record<string, LiveCellState> = {
  p: 'passed',
  f: 'failed',
  b: 'broken',
  r: 'running',
  w: 'waiting',
  n: 'not run',
  a: 'answered',
};
const MARKS: Record<string, CellMark> = { '+': 'fixed', '-': 'regressed', '!': 'changed', '=': 'same', '*': 'new' };

/** A row for each case, such as `pf ww`: a word for each variant, a letter for each repeat. `marks`: a letter for each variant. */
function matrix(rows: readonly string[], marks: readonly string[] = []): MatrixSource {
  const cells = rows.map((row) => row.split(' '));
  return {
    cases: rows.length,
    variants: cells[0]?.length ?? 0,
    repeats: cells[0]?.[0]?.length ?? 1,
    stateOf: (testCase, variant, repeat) => STATES[cells[testCase]?.[variant]?.[repeat] ?? ''] ?? 'not run',
    markOf: (testCase, variant) => MARKS[marks[testCase]?.[variant] ?? ''] ?? null,
  };
}

describe('filters of cases', () => {
  const source = matrix(['p p', 'p f', 'b f', 'p n', 'w r'], ['==', '=-', '+!', '*', '']);

  it('count cases, not cells', () => {
    expect(createTableCounter(source).counts().cases).toEqual({
      all: 5,
      failed: 2,
      changed: 3,
      regressed: 1,
      differs: 1,
    });
  });

  it.each([
    ['all', [0, 1, 2, 3, 4]],
    ['failed', [1, 2]],
    ['changed', [1, 2, 3]],
    ['regressed', [1]],
    ['differs', [1]],
  ] as const)('show the right cases: %s', (filter, cases) => {
    expect(createTableCounter(source).casesOf(filter)).toEqual(cases);
  });

  it('sort by the verdicts of one variant', () => {
    expect(sortFailedFirst(source, [0, 1, 2, 3], 0)).toEqual([2, 0, 1, 3]);
    expect(sortFailedFirst(source, [0, 1, 2, 3], 1)).toEqual([1, 2, 0, 3]);
  });

  it('count cells with each repeat', () => {
    const repeated = matrix(['ppf pww', 'prw naa']);
    const { byState, byVariant } = createTableCounter(repeated).counts();
    expect(byState).toEqual({ passed: 4, failed: 1, broken: 0, answered: 2, running: 1, waiting: 3, 'not run': 1 });
    expect(byVariant.map(variantFigures)[0]).toEqual({
      passed: 3,
      failed: 1,
      broken: 0,
      open: 2,
      answered: 0,
      ended: 4,
    });
    expect(stateCounts(byState).map(({ text }) => text)).toEqual([
      '4 passed',
      '1 failed',
      '2 answered',
      '1 running',
      '3 waiting',
      '1 not run',
    ]);
  });

  it('count again only the cases that have changed, and report no others', () => {
    const rows = ['p w', 'w w', 'w w'];
    const running = { ...matrix(rows), stateOf: (...at: [number, number, number]) => matrix(rows).stateOf(...at) };
    const counter = createTableCounter(running);
    const [before, failed] = [counter.counts(), counter.casesOf('failed')];
    counter.recount([0, 1]);
    expect(counter.counts()).toBe(before);
    rows[1] = 'p w';
    rows[2] = 'f f';
    counter.recount([1]);
    expect(counter.counts().byState).toMatchObject({ passed: 2, failed: 0, waiting: 4 });
    expect(counter.casesOf('failed')).toBe(failed);
    counter.recount([2, 7]);
    expect(counter.counts()).toEqual(createTableCounter(running).counts());
    expect(counter.casesOf('failed')).toEqual([2]);
    rows[2] = 'w f';
    counter.recount([2]);
    expect(counter.counts().byVariant).toMatchObject([
      { passed: 2, waiting: 1 },
      { failed: 1, waiting: 2 },
    ]);
  });

  it('count a table that has just begun by the few cases that differ from the others', () => {
    const begun = matrix(['w w', 'p r', 'w w', 'n n']);
    const counter = createTableCounter(begun, { state: 'waiting', except: [1, 3] });
    expect(counter.counts()).toEqual(createTableCounter(begun).counts());
    counter.recount([0, 1, 2, 3]);
    expect(counter.counts()).toEqual(createTableCounter(begun).counts());
  });

  it('go to the next failed cell and to the next change, in reading order', () => {
    const rows = [0, 1, 2];
    expect(nextNoticed(source, rows, null, 1, false)).toEqual({ case: 1, variant: 1 });
    expect(nextNoticed(source, rows, { case: 1, variant: 1 }, 1, false)).toEqual({ case: 2, variant: 0 });
    expect(nextNoticed(source, rows, { case: 1, variant: 1 }, -1, false)).toBeNull();
    expect(nextNoticed(source, rows, null, -1, true)).toEqual({ case: 2, variant: 1 });
    expect(nextNoticed(source, rows, { case: 2, variant: 1 }, 1, true)).toBeNull();
  });
});

describe('the state of repeats', () => {
  it.each([
    ['running', ['passed', 'running', 'broken']],
    ['broken', ['failed', 'broken']],
    ['failed', ['passed', 'failed', 'waiting']],
    ['waiting', ['passed', 'waiting']],
    ['not run', []],
    ['passed', ['passed', 'passed']],
  ] as const)('is %s for %j', (worst, states) => {
    expect(worstState(states)).toBe(worst);
  });

  it.each([
    [['passed'], 'Passed', 'Case 1, Flow: passed'],
    [['passed', 'passed'], 'Passed', 'Case 1, Flow: passed: 2 of 2 passed'],
    [['passed', 'failed', 'passed'], '2 of 3', 'Case 1, Flow: failed: 2 of 3 passed'],
    [['passed', 'running', 'waiting'], 'Running', 'Case 1, Flow: running'],
    [['not run'], 'Not run', 'Case 1, Flow: not run'],
  ] as const)('of %j is written as %s', (looks, label, name) => {
    expect(groupLabel(looks)).toBe(label);
    expect(groupName('Case 1, Flow', looks, null)).toBe(name);
  });

  it('has the mark of the baseline last', () => {
    expect(groupName('Case 1, C Short', ['failed'], 'regressed')).toBe('Case 1, C Short: failed, regressed');
  });
});
