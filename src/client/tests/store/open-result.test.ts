import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CellResult } from '#contract/suite/results-file.ts';
import { sampleRun } from '#run/testing/sample-run.ts';
import { CELL, type ResultInfo } from '../../runs/history/result-info.ts';
import { openResult } from './open-result.ts';
import type { StoredCell } from './stored-cell.ts';
import { createStoredResults, type StoredResults } from './stored-results.ts';

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
  flow: { id: 'f', name: 'Flow', fingerprint: 'p' },
  server: { name: 'Embedded', release: '1', address: null },
  tally: { all: 60_000, passed: 0, failed: 0, broken: 0, answered: 0, open: 60_000 },
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A new result, which is not read. What it hands over is in `handed`. */
function openNew() {
  const handed: Parameters<StoredResults['keep']>[0][] = [];
  const results = createStoredResults(() => Promise.reject(new Error('Nothing is asked')));
  const keep: StoredResults['keep'] = (cell) => void handed.push(cell);
  const reopen: StoredResults['reopen'] = () => Promise.resolve();
  const opened = openResult('r', { ...results, keep, reopen }, { info: INFO, about: { variants: [], components: {} } });
  return { opened, handed };
}
const key = (at: number) => ({ case: at, variant: 0, repeat: 0 });

function ended(at: number, state: CellResult['state'], timeMs = 10): StoredCell {
  const result: CellResult = {
    case: `Case ${at + 1}`,
    variant: 'Flow',
    repeat: 1,
    state,
    why: '',
    answer: 'Hello',
    timeMs,
    firstTextMs: null,
    tokens: null,
    startedAt: null,
    checks: [{ state: state === 'passed' ? 'passed' : 'missed', words: 'contains', why: '' }],
    tweaks: [],
    isConfirmed: false,
  };
  return { key: key(at), result, inputs: [], expected: null, tags: [], fingerprint: '', from: null, hasRun: true };
}

describe('a result that runs', () => {
  it('says which cases have changed, and forgets the oldest changes', () => {
    const { opened } = openNew();
    const start = opened.changedSince(0);
    expect(start).toEqual({ cases: [], position: 0 });
    opened.start(key(3));
    opened.end(ended(7, 'failed'), null);
    expect(opened.changedSince(start.position)).toEqual({ cases: [3, 7], position: 2 });
    expect(opened.changedSince(1).cases).toEqual([7]);
    for (let at = 0; at < 50_000; at += 1) opened.start(key(at % 30_000));
    expect(opened.changedSince(2).cases).toBeNull();
    const { position } = opened.changedSince(2);
    expect(opened.changedSince(position - 1).cases).toEqual([19_999]);
  });

  it('notifies of arriving text only for cells in view, and drops the text when the cell has ended', async () => {
    const { opened } = openNew();
    const told = vi.fn();
    const run = sampleRun();
    opened.start(key(0));
    opened.start(key(1));
    await vi.runAllTimersAsync();
    opened.subscribe(told);
    expect(opened.arrived(0, 0, 0)).toBeNull();
    opened.arrive(key(1), run);
    await vi.runAllTimersAsync();
    expect(told).not.toHaveBeenCalled();
    opened.arrive(key(0), run);
    await vi.runAllTimersAsync();
    expect(told).toHaveBeenCalledOnce();
    expect(opened.arrived(0, 0, 0)).toBe(run);
    opened.end(ended(0, 'passed'), run);
    expect(opened.arrived(0, 0, 0)).toBeNull();
  });

  it('has state, answer, progress and what is sent from one write of a cell', async () => {
    const { opened, handed } = openNew();
    opened.end(ended(0, 'passed'), null);
    const progress = await opened.beginRun(3);
    expect(opened.read().info).toMatchObject({ isRunning: true, tally: { passed: 1, open: 59_999 } });
    for (const at of [1, 2]) opened.start(key(at));
    const run = sampleRun();
    opened.end(ended(1, 'broken', 40), run);
    opened.stop(key(2));
    expect(opened.stateOf(1, 0, 0)).toBe(CELL.broken);
    expect(opened.msOf(1, 0, 0)).toBe(40);
    expect(opened.cell(1, 0, 0)?.result.case).toBe('Case 2');
    expect(opened.stateOf(2, 0, 0)).toBe(CELL.open);
    expect(handed).toMatchObject([
      { result: 'r', case: 0, state: CELL.passed, run: null },
      { result: 'r', case: 1, state: CELL.broken, ms: 40, run },
    ]);
    await vi.runAllTimersAsync();
    expect(progress.read()).toMatchObject({ done: 1, broken: 1, all: 3 });
    await opened.reopen([key(1)]);
    await vi.runAllTimersAsync();
    expect(progress.read()).toMatchObject({ done: 0, broken: 0 });
    expect(opened.cell(1, 0, 0)).toBeNull();
    expect(handed).toHaveLength(2);
  });

  it('counts what is left to run from the cells that are known here, also those that the server does not have', async () => {
    const results = createStoredResults(() => Promise.reject(new Error('Nothing is asked')));
    const read: StoredResults['read'] = async () => INFO;
    const about: StoredResults['about'] = async () => null;
    const each: StoredResults['each'] = async (_result, visit) => visit(key(1), CELL.passed, 10);
    const opened = openResult('r', { ...results, read, about, each });
    const { info } = await opened.loaded();
    expect(info?.tally).toMatchObject({ all: 60_000, passed: 1, open: 59_999 });
    expect(info?.medianMs).toBeNull();
  });

  it('leaves a cell as it is when the server cannot be told that it runs again', async () => {
    const results = createStoredResults(() => Promise.reject(new Error('The server does not answer.')));
    const opened = openResult(
      'r',
      { ...results, keep: () => undefined },
      { info: INFO, about: { variants: [], components: {} } },
    );
    opened.end(ended(1, 'broken'), null);
    await expect(opened.reopen([key(1)])).rejects.toThrow('The server does not answer.');
    expect(opened.stateOf(1, 0, 0)).toBe(CELL.broken);
  });
});

it('a result keeps what happens to its cells while it is read again', async () => {
  let answer = (): void => undefined;
  const reading = new Promise<void>((done) => {
    answer = done;
  });
  const results = createStoredResults(() => Promise.reject(new Error('Nothing is asked')));
  const read: StoredResults['read'] = () => Promise.resolve(INFO);
  const each: StoredResults['each'] = () => reading;
  const opened = openResult('r', { ...results, read, each }, { info: INFO, about: { variants: [], components: {} } });
  const reloaded = opened.reload();
  await vi.advanceTimersByTimeAsync(0);
  await opened.beginRun(1);
  opened.start(key(0));
  answer();
  await reloaded;
  expect(opened.stateOf(0, 0, 0)).toBe(CELL.running);
});
