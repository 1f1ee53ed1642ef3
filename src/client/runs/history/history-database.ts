/** The history in IndexedDB: whole runs, and a small summary of each, so that the history strip reads no whole run. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Run } from '#run/model/run.ts';
import { isQuotaError, settled } from './database-write.ts';
import { openDatabase } from './open-database.ts';
import { type RunHistory, type SaveOutcome, type StoredRun, surplusRuns } from './run-history.ts';
import type { RunSummary } from './run-summary.ts';

interface HistorySchema extends DBSchema {
  runs: { key: string; value: Run };
  summaries: { key: string; value: RunSummary };
  counters: { key: string; value: number };
}

type Database = IDBPDatabase<HistorySchema>;

const NAME = 'tweakbench';
const VERSION = 1;

/** `onClosed` and errors as for `openDatabase`. */
export async function openHistoryDatabase(onClosed = () => {}): Promise<RunHistory> {
  const upgrade = (created: Database) => {
    created.createObjectStore('runs', { keyPath: 'id' });
    created.createObjectStore('summaries', { keyPath: 'id' });
    created.createObjectStore('counters');
  };
  const database = await openDatabase<HistorySchema>(NAME, VERSION, upgrade, onClosed);
  return {
    isLasting: true,
    nextNumber: () => nextNumber(database),
    save: (stored) => save(database, stored),
    replace: (run) => replace(database, run),
    list: async () => (await database.getAll('summaries')).toSorted((left, right) => right.number - left.number),
    get: async (id) => (await database.get('runs', id)) ?? null,
    requestOf: async (id) => (await database.get('runs', id)) ?? null,
    setPinned: (id, isPinned) => change(database, id, { isPinned }),
    rename: (id, name) => change(database, id, { name: name?.trim() || null }),
    remove: (id) => remove(database, id),
  };
}

/** In one transaction, so that two tabs never get the same number. */
async function nextNumber(database: Database): Promise<number> {
  const transaction = database.transaction('counters', 'readwrite');
  const number = ((await transaction.store.get('number')) ?? 0) + 1;
  await transaction.store.put(number, 'number');
  await transaction.done;
  return number;
}

async function save(database: Database, stored: StoredRun): Promise<SaveOutcome> {
  for (let droppedForRoom = 0; ; droppedForRoom += 1) {
    try {
      await write(database, stored);
      return { isKept: true, droppedForRoom };
    } catch (error) {
      if (!isQuotaError(error)) throw error;
      if (!(await dropOldest(database, stored.run.id))) return { isKept: false, droppedForRoom };
    }
  }
}

async function write(database: Database, { run, summary }: StoredRun): Promise<void> {
  const transaction = database.transaction(['runs', 'summaries'], 'readwrite');
  const runs = transaction.objectStore('runs');
  const summaries = transaction.objectStore('summaries');
  const work = async () => {
    await Promise.all([runs.put(run), summaries.put(summary)]);
    const surplus = surplusRuns(await summaries.getAll());
    await Promise.all(surplus.flatMap(({ id }) => [runs.delete(id), summaries.delete(id)]));
  };
  await settled(work(), transaction.done);
}

/** If the storage is full, the stored run stays unchanged. */
async function replace(database: Database, run: Run): Promise<void> {
  const transaction = database.transaction('runs', 'readwrite');
  const work = async () => {
    if ((await transaction.store.getKey(run.id)) !== undefined) await transaction.store.put(run);
  };
  try {
    await settled(work(), transaction.done);
  } catch (error) {
    if (!isQuotaError(error)) throw error;
  }
}

/** False if there is no run left to delete. */
async function dropOldest(database: Database, spared: string): Promise<boolean> {
  const summaries = await database.getAll('summaries');
  const [oldest] = summaries
    .filter(({ id, isPinned }) => !isPinned && id !== spared)
    .toSorted((left, right) => left.number - right.number);
  if (!oldest) return false;
  await remove(database, oldest.id);
  return true;
}

async function change(database: Database, id: string, changes: Partial<RunSummary>): Promise<void> {
  const transaction = database.transaction('summaries', 'readwrite');
  const summary = await transaction.store.get(id);
  if (summary) await transaction.store.put({ ...summary, ...changes });
  await transaction.done;
}

async function remove(database: Database, id: string): Promise<StoredRun | null> {
  const transaction = database.transaction(['runs', 'summaries'], 'readwrite');
  const runs = transaction.objectStore('runs');
  const summaries = transaction.objectStore('summaries');
  const [run, summary] = await Promise.all([runs.get(id), summaries.get(id)]);
  await Promise.all([runs.delete(id), summaries.delete(id)]);
  await transaction.done;
  return run && summary ? { run, summary } : null;
}
