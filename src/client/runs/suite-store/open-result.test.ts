import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleRun } from '#run/testing/sample-run.ts';
import { createKeptResults } from './kept-results.ts';
import { openResult } from './open-result.ts';
import { CELL, type ResultInfo } from './result-info.ts';

const INFO: ResultInfo = {
  id: 'r',
  suite: 's',
  number: 1,
  person: null,
  isRunning: true,
  version: 1,
  startedAt: 0,
  endedAt: null,
  cases: 30_000,
  variants: ['Flow', 'Loud'],
  repeats: 1,
  atOnce: 4,
  output: null,
  digest: 'd',
  medianMs: null,
  flow: { id: 'f', name: 'Flow', print: 'p' },
  server: { name: 'Embedded', release: '1', address: null },
  tally: { all: 60_000, passed: 0, failed: 0, broken: 0, answered: 0, open: 60_000 },
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function openNew() {
  // A new result is not read.
  const kept = createKeptResults(() => Promise.reject(new Error('Nothing is asked')));
  return openResult('r', kept, { info: INFO, about: { variants: [], components: {} } });
}
const key = (at: number) => ({ case: at, variant: 0, repeat: 0 });

describe('a result that runs', () => {
  it('says which cases have changed, and forgets the oldest changes', () => {
    const opened = openNew();
    const start = opened.changedSince(0);
    expect(start).toEqual({ cases: [], position: 0 });
    opened.set(key(3), CELL.running, 0);
    opened.set(key(7), CELL.failed, 10);
    expect(opened.changedSince(start.position)).toEqual({ cases: [3, 7], position: 2 });
    expect(opened.changedSince(1).cases).toEqual([7]);
    for (let at = 0; at < 50_000; at += 1) opened.set(key(at % 30_000), CELL.passed, 1);
    expect(opened.changedSince(2).cases).toBeNull();
    const { position } = opened.changedSince(2);
    expect(opened.changedSince(position - 1).cases).toEqual([19_999]);
  });

  it('tells of arriving text only for cells that are looked at, and drops it when the cell has ended', async () => {
    const opened = openNew();
    const told = vi.fn();
    const run = sampleRun();
    opened.set(key(0), CELL.running, 0);
    opened.set(key(1), CELL.running, 0);
    await vi.runAllTimersAsync();
    opened.subscribe(told);
    expect(opened.arrived(0, 0, 0)).toBeNull();
    opened.setArrived(key(1), run);
    await vi.runAllTimersAsync();
    expect(told).not.toHaveBeenCalled();
    opened.setArrived(key(0), run);
    await vi.runAllTimersAsync();
    expect(told).toHaveBeenCalledOnce();
    expect(opened.arrived(0, 0, 0)).toBe(run);
    opened.set(key(0), CELL.passed, 10);
    expect(opened.arrived(0, 0, 0)).toBeNull();
  });
});
