import { expect, it } from 'vitest';
import { leftVariants } from './left-variants.ts';

it('each variant is on the left half of the time, in an order of the vote and the voter', () => {
  const sides = leftVariants('vote-1 Mara', 24);
  expect(sides.filter((side) => side === 0)).toHaveLength(12);
  expect(leftVariants('vote-1 Mara', 24)).toEqual(sides);
  expect(leftVariants('vote-1 Jonas', 24)).not.toEqual(sides);
  expect(leftVariants('vote-2 Mara', 24)).not.toEqual(sides);
});

it('no variant is favoured for a pair, also a single one', () => {
  for (const [pairs, index] of [
    [1, 0],
    [7, 6],
    [24, 3],
  ] as const) {
    const first = Array.from({ length: 2_000 }, (_, seed) => leftVariants(`${seed}`, pairs)[index]).filter(
      (side) => side === 0,
    );
    // More than four standard deviations around the middle.
    expect(first.length, `${index} of ${pairs}`).toBeGreaterThan(900);
    expect(first.length, `${index} of ${pairs}`).toBeLessThan(1_100);
  }
});
