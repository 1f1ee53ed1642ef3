import { expect, it } from 'vitest';
import { formatDuration } from '../figures/result-format.ts';
import { shownTime } from './shown-time.ts';

it.each([
  [6.4, 1.6, '6 ms', '2 ms', 4],
  [1_224, 506, '1.22 s', '506 ms', 714],
  [61_400, 59_996, '1 min 1 s', '1 min 0 s', 1_000],
])('%d and %d ms differ by as much as their texts show', (first, second, left, right, apart) => {
  expect([first, second].map(formatDuration)).toEqual([left, right]);
  expect(shownTime(first) - shownTime(second)).toBe(apart);
});
