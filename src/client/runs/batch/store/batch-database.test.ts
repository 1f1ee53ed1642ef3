import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Batch, BatchResult } from '#run/batch/batch.ts';
import { sampleDraft, sampleRun } from '#run/testing/sample-run.ts';
import { openBatchDatabase } from './batch-database.ts';
import { createMemoryBatches } from './memory-batches.ts';
import type { WholeBatch } from './stored-batch.ts';

const batch: Batch = {
  ...{ id: 'b1', flow: { id: 'flow-1', name: 'Sample' }, draft: sampleDraft() },
  ...{ columns: ['q'], targets: [{ kind: 'value' }], expectation: null, output: null, atOnce: 1, count: 3 },
};
const CELLS = [['one'], ['two'], ['three']];
const WHOLE: WholeBatch = { batch, rows: CELLS, results: [] };
const run = sampleRun();

function resultOf(row: number): BatchResult {
  return { row, status: 'done', isMet: null, why: '', answer: `answer ${row}`, ms: 1 };
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', {});
});

/** Rejects every run with a quota error. */
function refuseRuns(): void {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (this.name === 'runs') throw new DOMException('Full', 'QuotaExceededError');
    return put.call(this, value, key);
  });
}

describe('the batches in the database', () => {
  it('store the whole run of each row separately from its result', async () => {
    const store = await openBatchDatabase();
    await store.create('key', WHOLE);
    await store.keep('b1', { result: resultOf(0), run });
    await store.keep('b1', { result: resultOf(1), run: null });
    expect(await store.run('b1', 0)).toEqual(run);
    expect(await store.run('b1', 1)).toBeNull();
    const read = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const visited: BatchResult[] = [];
    await store.each('b1', (result) => visited.push(result));
    expect(visited).toEqual([{ ...resultOf(0), run: 'kept' }, resultOf(1)]);
    expect(await store.results('b1', 0, 3)).toEqual(visited);
    expect(await store.rows('b1', 0, 2)).toEqual([['one'], ['two']]);
    expect(read.mock.calls.map(([names]) => String(names))).not.toContainEqual(expect.stringContaining('runs'));
  });

  it('read every result once, however many there are', async () => {
    const store = await openBatchDatabase();
    const rows = [...Array(401).keys()].map((row) => row * 2);
    await store.create('key', { ...WHOLE, results: rows.map(resultOf) });
    const visited: number[] = [];
    await store.each('b1', ({ row }) => visited.push(row));
    expect(visited).toEqual(rows);
  });

  it('store one run per row, and none for a row that is pending again', async () => {
    const store = await openBatchDatabase();
    await store.create('key', WHOLE);
    await store.keep('b1', { result: resultOf(0), run });
    await store.keep('b1', { result: resultOf(0), run: { ...run, id: 'later' } });
    expect(await store.run('b1', 0)).toMatchObject({ id: 'later' });
    await store.forget('b1', [0]);
    expect(await store.run('b1', 0)).toBeNull();
    expect(await store.results('b1', 0, 3)).toEqual([]);
  });

  it('delete the runs with their batch, which is restored without them', async () => {
    const store = await openBatchDatabase();
    await store.create('key', WHOLE);
    await store.keep('b1', { result: resultOf(0), run });
    await store.keep('b1', { result: resultOf(1), run: null });
    const taken = await store.remove('key');
    expect(taken).toEqual({ batch, rows: CELLS, results: [{ ...resultOf(0), run: 'deleted' }, resultOf(1)] });
    expect(await store.run('b1', 0)).toBeNull();
    if (taken) await store.create('key', taken);
    expect(await store.remove('key')).toEqual(taken);

    await store.create('key', WHOLE);
    await store.keep('b1', { result: resultOf(0), run });
    await store.create('key', { ...WHOLE, batch: { ...batch, id: 'b2' } });
    expect(await store.run('b1', 0)).toBeNull();
  });

  it('store the result of a row without its run if the browser has no room for the run', async () => {
    const store = await openBatchDatabase();
    await store.create('key', WHOLE);
    refuseRuns();
    await store.keep('b1', { result: resultOf(0), run });
    expect(await store.results('b1', 0, 1)).toEqual([{ ...resultOf(0), run: 'no room' }]);
    expect(await store.run('b1', 0)).toBeNull();
  });

  it('use at most half of the free storage for runs', async () => {
    const estimate = vi.fn(async () => ({ usage: 60, quota: 100 }));
    vi.stubGlobal('navigator', { storage: { estimate } });
    const store = await openBatchDatabase();
    await store.create('key', WHOLE);
    for (const row of [0, 1, 2]) await store.keep('b1', { result: resultOf(row), run });
    expect((await store.results('b1', 0, 3)).map((result) => result.run)).toEqual(['no room', 'no room', 'no room']);
    expect(estimate).toHaveBeenCalledTimes(1);
  });

  it('can be read from the database of an older release', async () => {
    const old = await openDB('tweakbench-batches', 1, {
      upgrade(created) {
        for (const name of ['batches', 'rows', 'results']) created.createObjectStore(name);
      },
    });
    await old.put('batches', batch, 'key');
    await old.put('rows', CELLS[0], ['b1', 0]);
    await old.put('results', resultOf(0), ['b1', 0]);
    old.close();
    const store = await openBatchDatabase();
    expect(await store.remove('key')).toEqual({ batch, rows: [CELLS[0]], results: [resultOf(0)] });
  });
});

it('batches in memory store no runs, and say so', async () => {
  const store = createMemoryBatches();
  await store.create('key', WHOLE);
  await store.keep('b1', { result: resultOf(0), run });
  expect(await store.run('b1', 0)).toBeNull();
  expect(await store.results('b1', 0, 3)).toEqual([{ ...resultOf(0), run: 'no room' }]);
});
