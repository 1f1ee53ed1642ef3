import { expect, it } from 'vitest';
import { doublingCost, TWICE } from './doubling-cost.ts';

function steps(count: number): number {
  let sum = 0;
  for (let step = 0; step < count; step += 1) sum += Math.sqrt(step);
  return sum;
}

it('distinguishes work in proportion from quadratic work, and from what is refused beyond a limit', async () => {
  const linear = (size: number) => () => steps(size * 1_000);
  expect(await doublingCost({ most: 1e6, measurable: 0.5 }, linear)).toBeLessThan(TWICE);
  expect(await doublingCost({ most: 1e6, measurable: 0.5 }, (size) => () => steps(size ** 2))).toBeGreaterThan(TWICE);
  const quadraticLater = (size: number) => () => steps(size > 200 ? 50 * size ** 2 : 10_000 * size);
  expect(await doublingCost({ most: 1e6, measurable: 0.5 }, quadraticLater)).toBeGreaterThan(TWICE);
  const refusedLate = (size: number) => () => steps(size > 2_000 ? 1e7 : size * 1_000);
  expect(await doublingCost({ least: 2_000, most: 2_000, measurable: 0.5 }, refusedLate)).toBeGreaterThan(TWICE);
});
