import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CELL } from '../../runs/history/result-info.ts';
import { createRunProgress } from './run-progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('the progress has a rate and the time left from the third cell on, without the time of pauses that overlap', () => {
  const progress = createRunProgress(9);
  const told = vi.fn();
  progress.subscribe(told);
  const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
  for (const state of [CELL.passed, CELL.failed]) {
    pass(0.8);
    progress.count(CELL.open, CELL.running);
    progress.count(CELL.running, state);
    pass(0.2);
  }
  expect(progress.read()).toMatchObject({ done: 2, failed: 1, broken: 0, all: 9, ratePerSecond: null, leftMs: null });
  const goOn = [progress.stop()];
  pass(20);
  goOn.push(progress.stop());
  pass(20);
  goOn[0]?.();
  pass(20);
  goOn[1]?.();
  progress.count(CELL.open, CELL.running);
  pass(0.8);
  progress.count(CELL.running, CELL.broken);
  pass(0.2);
  expect(progress.read()).toMatchObject({ done: 3, failed: 1, broken: 1, ratePerSecond: 1, leftMs: 6_000 });
  // Cells that end together are told of once.
  const before = told.mock.calls.length;
  for (let count = 0; count < 6; count += 1) {
    progress.count(CELL.open, CELL.running);
    progress.count(CELL.running, CELL.passed);
  }
  expect(told).toHaveBeenCalledTimes(before);
  progress.end();
  expect(progress.read()).toMatchObject({ done: 9, leftMs: 0 });
  pass(1);
  expect(told).toHaveBeenCalledTimes(before + 1);
});

it('the time of cells that are in progress counts while no other may start', () => {
  const progress = createRunProgress(4);
  const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
  for (let count = 0; count < 3; count += 1) progress.count(CELL.open, CELL.running);
  pass(1);
  progress.count(CELL.running, CELL.passed);
  const goOn = progress.stop();
  pass(1);
  progress.count(CELL.running, CELL.passed);
  pass(1);
  // One that was stopped is not in progress either.
  progress.count(CELL.running, CELL.open);
  pass(20);
  goOn();
  progress.count(CELL.open, CELL.running);
  pass(1);
  progress.count(CELL.running, CELL.passed);
  progress.end();
  expect(progress.read()).toMatchObject({ done: 3, ratePerSecond: 3 / 4, leftMs: 4_000 / 3 });
});

it('the progress no longer counts cells that are opened again', () => {
  const progress = createRunProgress(2);
  progress.count(CELL.running, CELL.broken);
  progress.count(CELL.running, CELL.failed);
  progress.count(CELL.broken, CELL.open);
  progress.end();
  expect(progress.read()).toMatchObject({ done: 1, failed: 1, broken: 0 });
});
