import { expect, it } from 'vitest';
import { signTest } from './sign-test.ts';

/** Exact: twice the tail of the binomial distribution, counted by hand as fractions. */
it.each([
  [14, 5, (2 * 16_664) / 524_288],
  [5, 14, (2 * 16_664) / 524_288],
  [10, 0, 2 / 1024],
  [9, 1, (2 * 11) / 1024],
  [3, 2, 1],
  [6, 6, 1],
  [0, 0, 1],
  [1, 0, 1],
])('the chance of %i against %i is exact', (left, right, chance) => {
  expect(signTest(left, right)).toBeCloseTo(chance, 12);
});

it('the test can be used for thousands of votes', () => {
  expect(signTest(5_000, 5_000)).toBe(1);
  expect(signTest(5_300, 4_700)).toBeLessThan(1e-8);
  expect(signTest(5_300, 4_700)).toBeGreaterThan(0);
});
