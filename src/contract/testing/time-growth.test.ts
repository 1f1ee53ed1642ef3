import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IN_PROPORTION, timeGrowth } from './time-growth.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('distinguishes linear from quadratic time', async () => {
  expect(await timeGrowth(80, (size) => () => vi.advanceTimersByTime(size))).toBe(8);
  expect(await timeGrowth(80, (size) => () => vi.advanceTimersByTime(size ** 2))).toBe(64);
});

it('ignores slow rounds, unless every round is slow', async () => {
  const disturbed = (rounds: number) => (size: number) => {
    let round = 0;
    return () => {
      round += 1;
      vi.advanceTimersByTime(size === 80 && round <= rounds ? 400 : size);
    };
  };
  expect(await timeGrowth(80, disturbed(10))).toBe(8);
  expect(await timeGrowth(80, disturbed(Number.POSITIVE_INFINITY))).toBeGreaterThan(IN_PROPORTION);
});
