import { expect, it } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3
 * (score, without continuity correction), as published: to four places.
 */
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i is from %d to %d, as published', (count, total, low, high) => {
  const interval = wilsonInterval(count, total);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

it('is symmetric, inside of 0 and 1, and null without votes', () => {
  for (const [count, total] of [
    [0, 1],
    [3, 7],
    [24, 24],
    [500, 1000],
  ] as const) {
    const [one, other] = [wilsonInterval(count, total), wilsonInterval(total - count, total)];
    expect(one?.low).toBeCloseTo(1 - (other?.high ?? 0), 12);
    expect(one?.low).toBeGreaterThanOrEqual(0);
    expect(one?.high).toBeLessThanOrEqual(1);
  }
  expect(wilsonInterval(0, 0)).toBeNull();
});
