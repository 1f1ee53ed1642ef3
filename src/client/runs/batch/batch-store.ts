/** Batches in IndexedDB: what each is, its rows, and one result a row, written as it comes. In memory where nothing is kept. */
import { type DBSchema, openDB } from 'idb';
import type { JsonValue } from '#contract/json.ts';
import type { Batch, BatchResult } from '#run/batch/batch.ts';

export type Cells = readonly JsonValue[];

interface BatchSchema extends DBSchema {
  /** By the place of the flow: one batch each. */
  batches: { key: string; value: Batch };
  /** Key: batch, row. */
  rows: { key: [string, number]; value: Cells };
  results: { key: [string, number]; value: BatchResult };
}

/** All of a batch. */
export interface WholeBatch {
  batch: Batch;
  rows: readonly Cells[];
  results: readonly BatchResult[];
}

export interface BatchStore {
  isLasting: boolean;
  read(place: string): Promise<Batch | null>;
  /** In place of the batch that this flow had. */
  create(place: string, batch: Batch, rows: readonly Cells[]): Promise<void>;
  /** Changes what the batch is; its rows and results stay. */
  update(place: string, batch: Batch): Promise<void>;
  /** Deletes the batch of a flow. What was deleted, for undo; null when there was none. */
  take(place: string): Promise<WholeBatch | null>;
  rows(batch: string, from: number, to: number): Promise<Cells[]>;
  /** Of the rows from `from` up to, not including, `to`. */
  results(batch: string, from: number, to: number): Promise<BatchResult[]>;
  /** One result a row: a second one takes the place of the first. */
  keep(batch: string, result: BatchResult): Promise<void>;
  forget(batch: string, rows: readonly number[]): Promise<void>;
  /** Every result, one at a time. */
  each(batch: string, visit: (result: BatchResult) => void): Promise<void>;
}

let opened: Promise<BatchStore> | null = null;

/** Never rejects. */
export function openBatches(): Promise<BatchStore> {
  opened ??= openDatabase().catch(createMemory);
  return opened;
}

function between(batch: string, from: number, to: number): IDBKeyRange {
  return IDBKeyRange.bound([batch, from], [batch, to], false, true);
}

async function openDatabase(): Promise<BatchStore> {
  const database = await openDB<BatchSchema>('tweakbench-batches', 1, {
    upgrade(created) {
      created.createObjectStore('batches');
      created.createObjectStore('rows');
      created.createObjectStore('results');
    },
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
  const all = (batch: string) => between(batch, 0, Number.POSITIVE_INFINITY);
  return {
    isLasting: true,
    read: async (place) => (await database.get('batches', place)) ?? null,
    async create(place, batch, rows) {
      const transaction = database.transaction(['batches', 'rows', 'results'], 'readwrite');
      const before = await transaction.objectStore('batches').get(place);
      const work: Promise<unknown>[] = [];
      if (before) {
        work.push(transaction.objectStore('rows').delete(all(before.id)));
        work.push(transaction.objectStore('results').delete(all(before.id)));
      }
      work.push(transaction.objectStore('batches').put(batch, place));
      for (const [row, cells] of rows.entries()) work.push(transaction.objectStore('rows').put(cells, [batch.id, row]));
      await Promise.all([...work, transaction.done]);
    },
    update: async (place, batch) => void (await database.put('batches', batch, place)),
    async take(place) {
      const transaction = database.transaction(['batches', 'rows', 'results'], 'readwrite');
      const [batches, allRows, allResults] = [
        transaction.objectStore('batches'),
        transaction.objectStore('rows'),
        transaction.objectStore('results'),
      ];
      const batch = await batches.get(place);
      if (!batch) return null;
      const range = all(batch.id);
      const [rows, results] = await Promise.all([allRows.getAll(range), allResults.getAll(range)]);
      const work = [batches.delete(place), allRows.delete(range), allResults.delete(range)];
      await Promise.all([...work, transaction.done]);
      return { batch, rows, results };
    },
    rows: (batch, from, to) => database.getAll('rows', between(batch, from, to)),
    results: (batch, from, to) => database.getAll('results', between(batch, from, to)),
    keep: async (batch, result) => void (await database.put('results', result, [batch, result.row])),
    async forget(batch, rows) {
      const transaction = database.transaction('results', 'readwrite');
      await Promise.all([...rows.map((row) => transaction.store.delete([batch, row])), transaction.done]);
    },
    async each(batch, visit) {
      let cursor = await database.transaction('results').store.openCursor(all(batch));
      while (cursor) {
        visit(cursor.value);
        cursor = await cursor.continue();
      }
    },
  };
}

function createMemory(): BatchStore {
  const batches = new Map<string, Batch>();
  const rowsOf = new Map<string, readonly Cells[]>();
  const resultsOf = new Map<string, Map<number, BatchResult>>();
  const results = (batch: string) => [...(resultsOf.get(batch)?.values() ?? [])];
  return {
    isLasting: false,
    read: async (place) => batches.get(place) ?? null,
    async create(place, batch, rows) {
      const before = batches.get(place);
      if (before) {
        rowsOf.delete(before.id);
        resultsOf.delete(before.id);
      }
      batches.set(place, batch);
      rowsOf.set(batch.id, rows);
      resultsOf.set(batch.id, new Map());
    },
    update: async (place, batch) => void batches.set(place, batch),
    async take(place) {
      const batch = batches.get(place);
      if (!batch) return null;
      const whole = { batch, rows: rowsOf.get(batch.id) ?? [], results: results(batch.id) };
      batches.delete(place);
      rowsOf.delete(batch.id);
      resultsOf.delete(batch.id);
      return whole;
    },
    rows: async (batch, from, to) => [...(rowsOf.get(batch) ?? []).slice(from, to)],
    results: async (batch, from, to) => results(batch).filter(({ row }) => row >= from && row < to),
    keep: async (batch, result) => void resultsOf.get(batch)?.set(result.row, result),
    async forget(batch, rows) {
      for (const row of rows) resultsOf.get(batch)?.delete(row);
    },
    async each(batch, visit) {
      for (const result of results(batch)) visit(result);
    },
  };
}
