import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleRun } from '#run/testing/sample-run.ts';
import { openHistoryDatabase } from './history-database.ts';
import { createHistoryWithFallback } from './history-with-fallback.ts';
import { createMemoryHistory } from './memory-history.ts';
import type { RunHistory, StoredRun } from './run-history.ts';
import { UNPINNED_LIMIT } from './run-history.ts';
import { summarizeRun } from './run-summary.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

function stored(number: number): StoredRun {
  const run = { ...sampleRun({ number }), status: 'done' as const, durationMs: 12 };
  return { run, summary: summarizeRun(run, 'No tweaks') };
}

async function numbersOf(history: RunHistory): Promise<number[]> {
  return (await history.list()).map(({ number }) => number);
}

/** Rejects with a quota error beyond so many runs. */
function limitTo(count: number) {
  const put = IDBObjectStore.prototype.put;
  const held = new Set<unknown>();
  const remove = IDBObjectStore.prototype.delete;
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
    if (this.name === 'runs') held.delete(key);
    return remove.call(this, key);
  });
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (this.name !== 'runs') return put.call(this, value, key);
    if (held.size >= count && !held.has(value.id)) throw new DOMException('Full', 'QuotaExceededError');
    held.add(value.id);
    return put.call(this, value);
  });
}

describe.each([
  ['in the database', openHistoryDatabase],
  [
    'in the database, and in memory what that has no room for',
    async () => createHistoryWithFallback(await openHistoryDatabase()),
  ],
  ['in memory', async () => createMemoryHistory()],
])('the history %s', (_where, open) => {
  it('stores whole runs and lists them newest first', async () => {
    const history = await open();
    await history.save(stored(1));
    await history.save(stored(2));
    expect(await history.get('run-1')).toEqual(stored(1).run);
    expect(await history.list()).toMatchObject([
      { id: 'run-2', number: 2, status: 'done', change: 'No tweaks', isPinned: false, name: null, durationMs: 12 },
      { id: 'run-1' },
    ]);
    expect(await history.get('run-9')).toBeNull();
  });

  it('counts from 1', async () => {
    const history = await open();
    expect([await history.nextNumber(), await history.nextNumber()]).toEqual([1, 2]);
  });

  it('pins and names runs', async () => {
    const history = await open();
    await history.save(stored(1));
    await history.setPinned('run-1', true);
    await history.rename('run-1', '  The good one ');
    expect(await history.list()).toMatchObject([{ isPinned: true, name: 'The good one' }]);
    await history.rename('run-1', ' ');
    expect(await history.list()).toMatchObject([{ name: null }]);
  });

  it('replaces a stored run and keeps its name, but does not restore a deleted run', async () => {
    const history = await open();
    await history.save(stored(1));
    await history.rename('run-1', 'Mine');
    await history.replace({ ...stored(1).run, sessionId: 'late' });
    expect(await history.get('run-1')).toMatchObject({ sessionId: 'late' });
    expect(await history.list()).toMatchObject([{ name: 'Mine' }]);
    await history.remove('run-1');
    await history.replace(stored(1).run);
    expect(await history.get('run-1')).toBeNull();
  });

  it('restores a deleted run', async () => {
    const history = await open();
    await history.save(stored(1));
    await history.rename('run-1', 'Mine');
    const removed = await history.remove('run-1');
    expect(await history.list()).toEqual([]);
    expect(await history.get('run-1')).toBeNull();
    if (removed) await history.save(removed);
    expect(await history.list()).toMatchObject([{ id: 'run-1', name: 'Mine' }]);
    expect(await history.remove('run-9')).toBeNull();
  });

  it('keeps 100 runs in addition to the pinned ones', async () => {
    const history = await open();
    await history.save(stored(1));
    await history.setPinned('run-1', true);
    for (let number = 2; number <= UNPINNED_LIMIT + 3; number += 1) await history.save(stored(number));
    const numbers = await numbersOf(history);
    expect(numbers).toHaveLength(UNPINNED_LIMIT + 1);
    expect(numbers.slice(-2)).toEqual([4, 1]);
    expect(await history.get('run-2')).toBeNull();
  });
});

describe('the history in the database', () => {
  it('gives two tabs different numbers, and shows each the other’s runs', async () => {
    const [first, second] = await Promise.all([openHistoryDatabase(), openHistoryDatabase()]);
    const numbers = await Promise.all([1, 2, 3, 4].flatMap(() => [first.nextNumber(), second.nextNumber()]));
    expect(numbers.toSorted((left, right) => left - right)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await first.save(stored(1));
    expect(await numbersOf(second)).toEqual([1]);
  });

  it('has its runs after it is opened again', async () => {
    await (await openHistoryDatabase()).save(stored(1));
    const again = await openHistoryDatabase();
    expect(await numbersOf(again)).toEqual([1]);
  });

  describe('when the storage is full', () => {
    it('deletes the oldest unpinned runs until the new one fits, and says how many', async () => {
      const history = await openHistoryDatabase();
      limitTo(3);
      for (const number of [1, 2, 3]) await history.save(stored(number));
      await history.setPinned('run-1', true);
      expect(await history.save(stored(4))).toEqual({ isKept: true, droppedForRoom: 1 });
      expect(await numbersOf(history)).toEqual([4, 3, 1]);
    });

    it('says that a run was not stored if only pinned runs are left', async () => {
      const history = await openHistoryDatabase();
      limitTo(1);
      await history.save(stored(1));
      await history.setPinned('run-1', true);
      expect(await history.save(stored(2))).toEqual({ isKept: false, droppedForRoom: 0 });
      expect(await numbersOf(history)).toEqual([1]);
    });
  });
});

describe('the history with a fallback in memory', () => {
  const open = async () => createHistoryWithFallback(await openHistoryDatabase());

  it('has a run for which the storage has no room', async () => {
    const history = await open();
    limitTo(1);
    await history.save(stored(1));
    await history.setPinned('run-1', true);
    expect(await history.save(stored(2))).toMatchObject({ isKept: false });
    await history.rename('run-2', 'Here');
    expect(await history.list()).toMatchObject([{ id: 'run-2', name: 'Here' }, { id: 'run-1' }]);
    expect(await history.get('run-2')).toEqual(stored(2).run);
    expect(await history.remove('run-2')).toMatchObject({ summary: { name: 'Here' } });
    expect(await numbersOf(history)).toEqual([1]);
  });

  it('has the latest state of a run, also if the storage could not be updated', async () => {
    const history = await open();
    await history.save(stored(1));
    const { run, summary } = stored(1);
    const later = { run: { ...run, durationMs: 90 }, summary: { ...summary, durationMs: 90 } };
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    expect(await history.save(later)).toMatchObject({ isKept: false });
    put.mockRestore();
    expect(await history.get('run-1')).toEqual(later.run);
    expect(await history.list()).toMatchObject([{ id: 'run-1', durationMs: 90 }]);
    await history.save(stored(1));
    expect(await history.get('run-1')).toEqual(run);
  });

  it('has a run that the database fails to store', async () => {
    const history = await open();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new Error('The disk is broken');
    });
    await expect(history.save(stored(1))).rejects.toThrow('The disk is broken');
    expect(await numbersOf(history)).toEqual([1]);
    expect(await history.get('run-1')).toEqual(stored(1).run);
  });

  it('stores a long stream completely, in the database', async () => {
    const history = await open();
    const { run, summary } = stored(1);
    const headers: [string, string][] = [['content-type', 'text/event-stream']];
    const replies = [{ requestIndex: 0, status: 200, headers, body: 'x'.repeat(9_000_000), isCut: false }];
    await history.save({ run: { ...run, replies }, summary });
    expect(await (await openHistoryDatabase()).get('run-1')).toEqual({ ...run, replies });
  });
});
