import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunProgress } from '../suite-store/suite-runs.ts';
import { createSuiteProgress } from './suite-progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('says rate and time left from the third cell on, and counts no time while the run is paused', () => {
  const shown: RunProgress[] = [];
  const progress = createSuiteProgress(9, (said) => shown.push(said));
  const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
  for (const state of ['passed', 'failed'] as const) {
    pass(0.8);
    progress.add(state);
    pass(0.2);
  }
  expect(shown.at(-1)).toMatchObject({ done: 2, failed: 1, broken: 0, all: 9, ratePerSecond: null, leftMs: null });
  progress.stop();
  pass(60);
  progress.goOn();
  pass(0.8);
  progress.add('broken');
  pass(0.2);
  expect(shown.at(-1)).toMatchObject({ done: 3, failed: 1, broken: 1, ratePerSecond: 1, leftMs: 6_000 });
  // Cells that end together are reported once.
  const before = shown.length;
  for (let count = 0; count < 6; count += 1) progress.add('passed');
  expect(shown.length).toBe(before);
  progress.end();
  expect(shown.at(-1)).toMatchObject({ done: 9, leftMs: 0 });
  pass(1);
  expect(shown.length).toBe(before + 1);
});
