/** Batches in IndexedDB: each batch, its rows, and one result and one whole run per row, written as they arrive. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Batch, BatchResult } from '#run/batch/batch.ts';
import type { RowOutcome } from '#run/batch/run-row.ts';
import type { Run } from '#run/model/run.ts';
import { isQuotaError, settled } from '../../history/database-write.ts';
import { openDatabase } from '../../history/open-database.ts';
import { type BatchStore, type Cells, type KeyedBatch, type WholeBatch, withoutRun } from './stored-batch.ts';

interface BatchSchema extends DBSchema {
  /** Key: server and flow, which has at most one batch. */
  batches: { key: string; value: Batch };
  /** Key: batch, row. */
  rows: { key: [string, number]; value: Cells };
  results: { key: [string, number]; value: BatchResult };
  /** Separate from the results, which are read by the thousand. */
  runs: { key: [string, number]; value: Run };
}

type Database = IDBPDatabase<BatchSchema>;

const STORES = ['batches', 'rows', 'results', 'runs'] as const;
const OF_ROWS = ['rows', 'results', 'runs'] as const;

/** Share of the browser's storage that the runs of a batch leave free. */
const LEFT_FREE = 0.5;
/** Asking for the free storage is slow: ask once in so many rows. */
const ASK_EVERY = 50;

/** Results are read in chunks: one by one would take minutes, and all at once may need too much memory. */
const AT_ONCE = 200;

/** `onClosed` and errors as for `openDatabase`. */
export async function openBatchDatabase(onClosed = () => {}): Promise<BatchStore> {
  const upgrade = (opening: Database) => {
    for (const name of STORES) if (!opening.objectStoreNames.contains(name)) opening.createObjectStore(name);
  };
  const database = await openDatabase<BatchSchema>('tweakbench-batches', 2, upgrade, onClosed);
  const hasRoom = createRoomCheck();
  return {
    isLasting: true,
    read: async (key) => (await database.get('batches', key)) ?? null,
    list: () => list(database),
    create: (key, whole) => create(database, key, whole),
    update: async (key, batch) => void (await database.put('batches', batch, key)),
    remove: (key) => remove(database, key),
    rows: (batch, from, to) => database.getAll('rows', between(batch, from, to)),
    results: (batch, from, to) => database.getAll('results', between(batch, from, to)),
    keep: (batch, outcome) => keep(database, batch, outcome, hasRoom),
    run: async (batch, row) => (await database.get('runs', [batch, row])) ?? null,
    async forget(batch, rows) {
      const transaction = database.transaction(['results', 'runs'], 'readwrite');
      const work = rows.flatMap((row) => [
        transaction.objectStore('results').delete([batch, row]),
        transaction.objectStore('runs').delete([batch, row]),
      ]);
      await Promise.all([...work, transaction.done]);
    },
    async each(batch, visit) {
      let part: BatchResult[] = [];
      do {
        const from = (part.at(-1)?.row ?? -1) + 1;
        part = await database.getAll('results', between(batch, from, Number.POSITIVE_INFINITY), AT_ONCE);
        for (const result of part) visit(result);
      } while (part.length === AT_ONCE);
    },
  };
}

function between(batch: string, from: number, to: number): IDBKeyRange {
  return IDBKeyRange.bound([batch, from], [batch, to], false, true);
}

function allOf(batch: string): IDBKeyRange {
  return between(batch, 0, Number.POSITIVE_INFINITY);
}

async function list(database: Database): Promise<KeyedBatch[]> {
  const { store, done } = database.transaction('batches');
  const [keys, batches] = await Promise.all([store.getAllKeys(), store.getAll(), done]);
  return keys.flatMap((key, at) => {
    const batch = batches[at];
    return batch ? [{ key, batch }] : [];
  });
}

async function create(database: Database, key: string, { batch, rows, results }: WholeBatch): Promise<void> {
  const transaction = database.transaction(STORES, 'readwrite');
  const before = await transaction.objectStore('batches').get(key);
  const work: Promise<unknown>[] = [];
  if (before) for (const name of OF_ROWS) work.push(transaction.objectStore(name).delete(allOf(before.id)));
  work.push(transaction.objectStore('batches').put(batch, key));
  for (const [row, cells] of rows.entries()) work.push(transaction.objectStore('rows').put(cells, [batch.id, row]));
  for (const result of results) work.push(transaction.objectStore('results').put(result, [batch.id, result.row]));
  await Promise.all([...work, transaction.done]);
}

async function remove(database: Database, key: string): ReturnType<BatchStore['remove']> {
  const transaction = database.transaction(STORES, 'readwrite');
  const batches = transaction.objectStore('batches');
  const batch = await batches.get(key);
  if (!batch) return null;
  const range = allOf(batch.id);
  const [rows, results] = await Promise.all([
    transaction.objectStore('rows').getAll(range),
    transaction.objectStore('results').getAll(range),
  ]);
  const work = OF_ROWS.map((name) => transaction.objectStore(name).delete(range));
  await Promise.all([...work, batches.delete(key), transaction.done]);
  return { batch, rows, results: results.map(withoutRun) };
}

async function keep(
  database: Database,
  batch: string,
  { result, run }: RowOutcome,
  hasRoom: () => Promise<boolean>,
): Promise<void> {
  if (run === null) return put(database, batch, result, null);
  if (await hasRoom()) {
    try {
      return await put(database, batch, { ...result, run: 'kept' }, run);
    } catch (error) {
      if (!isQuotaError(error)) throw error;
    }
  }
  return put(database, batch, { ...result, run: 'no room' }, null);
}

async function put(database: Database, batch: string, result: BatchResult, run: Run | null): Promise<void> {
  const transaction = database.transaction(['results', 'runs'], 'readwrite');
  const key: [string, number] = [batch, result.row];
  const runs = transaction.objectStore('runs');
  const work = async () => {
    await Promise.all([
      transaction.objectStore('results').put(result, key),
      run === null ? runs.delete(key) : runs.put(run, key),
    ]);
  };
  await settled(work(), transaction.done);
}

/** A browser that does not report its free storage is assumed to have some until a write fails. */
function createRoomCheck(): () => Promise<boolean> {
  let asked = 0;
  let answer = Promise.resolve(true);
  return () => {
    if (asked % ASK_EVERY === 0 && 'storage' in navigator) {
      answer = navigator.storage.estimate().then(
        ({ usage = 0, quota = Number.POSITIVE_INFINITY }) => usage < quota * (1 - LEFT_FREE),
        () => true,
      );
    }
    asked += 1;
    return answer;
  };
}
