import { expect, it } from 'vitest';
import type { LiveCellState } from '#tests/view/live-cell-state.ts';
import { headFigures } from './head-figures.ts';

const tableOf = (cells: readonly (readonly [look: LiveCellState, ms: number])[]) => ({
  ownCases: cells.length,
  repeats: 1,
  resultOf: () => null,
  stateOf: (testCase: number) => cells[testCase]?.[0] ?? 'not run',
  msOf: (testCase: number) => cells[testCase]?.[1] ?? 0,
});

it('the median of an even number of times is the mean of the two in the middle', () => {
  const median = (...cells: (readonly [LiveCellState, number])[]) => headFigures(tableOf(cells), 0, true).medianMs;
  expect(median(['passed', 814], ['failed', 614])).toBe(714);
  expect(median(['passed', 300], ['passed', 100], ['passed', 200])).toBe(200);
  expect(median(['passed', 300], ['answered', 100], ['broken', 9_000], ['running', 5])).toBe(200);
  expect(median(['not run', 0])).toBeNull();
});
