/**
 * Runs that the server does not have yet, in IndexedDB: whole runs, and a summary of each. It is the database in which earlier
 * releases kept all runs, so their runs are sent to the server like any other run that waits.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Run } from '#run/model/run.ts';
import { settled } from './database-write.ts';
import { openDatabase } from './open-database.ts';
import type { StoredRun } from './run-history.ts';
import type { RunSummary } from './run-summary.ts';

interface OutboxSchema extends DBSchema {
  runs: { key: string; value: Run };
  summaries: { key: string; value: Omit<RunSummary, 'person' | 'version'> };
  /** Earlier releases counted their runs here. */
  counters: { key: string; value: number };
}

type Database = IDBPDatabase<OutboxSchema>;

const NAME = 'tweakbench';
const VERSION = 1;

export interface Outbox {
  /** False if the browser has no room for a run: it is then lost when the page is closed. */
  isLasting(): Promise<boolean>;
  /** True until `endTakeover` if an earlier release has used this browser. */
  hasEarlierRuns(): Promise<boolean>;
  endTakeover(): Promise<void>;
  put(stored: StoredRun): Promise<void>;
  /** Oldest first. */
  list(): Promise<RunSummary[]>;
  has(id: string): Promise<boolean>;
  get(id: string): Promise<StoredRun | null>;
  remove(id: string): Promise<void>;
}

/** `onClosed` and errors as for `openDatabase`. */
export async function openOutbox(onClosed = () => {}): Promise<Outbox> {
  const upgrade = (created: Database) => {
    created.createObjectStore('runs', { keyPath: 'id' });
    created.createObjectStore('summaries', { keyPath: 'id' });
    created.createObjectStore('counters');
  };
  const database = await openDatabase<OutboxSchema>(NAME, VERSION, upgrade, onClosed);
  return {
    isLasting: async () => true,
    hasEarlierRuns: async () => (await database.count('counters')) > 0,
    endTakeover: () => database.clear('counters'),
    async put({ run, summary }) {
      const transaction = database.transaction(['runs', 'summaries'], 'readwrite');
      const work = [transaction.objectStore('runs').put(run), transaction.objectStore('summaries').put(summary)];
      await settled(
        Promise.all(work).then(() => undefined),
        transaction.done,
      );
    },
    list: async () => inOrder((await database.getAll('summaries')).map(waiting)),
    has: async (id) => (await database.getKey('summaries', id)) !== undefined,
    async get(id) {
      const [run, summary] = await Promise.all([database.get('runs', id), database.get('summaries', id)]);
      return run && summary ? { run, summary: waiting(summary) } : null;
    },
    async remove(id) {
      const transaction = database.transaction(['runs', 'summaries'], 'readwrite');
      await Promise.all([transaction.objectStore('runs').delete(id), transaction.objectStore('summaries').delete(id)]);
      await transaction.done;
    },
  };
}

/** For a browser that stores nothing (private windows, blocked storage). */
export function createMemoryOutbox(): Outbox {
  const stored = new Map<string, StoredRun>();
  return {
    isLasting: async () => stored.size === 0,
    hasEarlierRuns: async () => false,
    endTakeover: async () => undefined,
    put: async (entry) => {
      stored.set(entry.run.id, entry);
    },
    list: async () => inOrder([...stored.values()].map(({ summary }) => waiting(summary))),
    has: async (id) => stored.has(id),
    get: async (id) => stored.get(id) ?? null,
    remove: async (id) => {
      stored.delete(id);
    },
  };
}

/** An outbox that keeps runs in memory if the storage has no room for them. */
export function withFallback(lasting: Outbox): Outbox {
  const memory = createMemoryOutbox();
  return {
    ...lasting,
    isLasting: memory.isLasting,
    async put(stored) {
      try {
        await lasting.put(stored);
        await memory.remove(stored.run.id);
      } catch {
        await memory.put(stored);
      }
    },
    async list() {
      const inMemory = await memory.list();
      const stored = (await lasting.list()).filter(({ id }) => !inMemory.some((newer) => newer.id === id));
      return inOrder([...stored, ...inMemory]);
    },
    has: async (id) => (await memory.has(id)) || lasting.has(id),
    get: async (id) => (await memory.get(id)) ?? lasting.get(id),
    async remove(id) {
      await Promise.all([memory.remove(id), lasting.remove(id)]);
    },
  };
}

const waiting = (summary: Omit<RunSummary, 'person' | 'version'>): RunSummary => ({
  ...summary,
  person: null,
  version: null,
});

const inOrder = (summaries: RunSummary[]) => summaries.toSorted((left, right) => left.number - right.number);
