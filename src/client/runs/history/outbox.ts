/**
 * Runs that the server does not have yet, in IndexedDB: whole runs, and a summary of each. It is the database in which earlier
 * releases kept all runs, so their runs are sent to the server like any other run that waits.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Run } from '#run/model/run.ts';
import { randomId } from '../../ui/browser/random-id.ts';
import { settled } from './database-write.ts';
import { openDatabase } from './open-database.ts';
import type { StoredRun } from './run-history.ts';
import type { RunSummary } from './run-summary.ts';

/** As it is stored. Earlier releases knew neither people nor versions nor stamps. */
type StoredSummary = Omit<RunSummary, 'person' | 'version'> & { stamp?: string };

interface OutboxSchema extends DBSchema {
  runs: { key: string; value: Run };
  summaries: { key: string; value: StoredSummary };
  /** `number`: earlier releases counted their runs there. `moved`: how many runs were sent since. */
  counters: { key: string; value: number };
}

type Database = IDBPDatabase<OutboxSchema>;

const NAME = 'tweakbench';
const VERSION = 1;

/** `stamp` is another one whenever the run or its summary is written. */
export interface WaitingRun extends StoredRun {
  stamp: string;
}

export interface Outbox {
  /** False if the browser has no room for a run: it is then lost when the page is closed. */
  isLasting(): Promise<boolean>;
  /** True until `endTakeover` if an earlier release has used this browser. */
  hasEarlierRuns(): Promise<boolean>;
  /** For the end of the takeover: so many runs were sent. */
  countMoved(sent: number): Promise<void>;
  /** Resolves with the number of runs that were sent. */
  endTakeover(): Promise<number>;
  /** A run that waits already keeps its name and pin. Resolves with the stamp. */
  put(stored: StoredRun): Promise<string>;
  /** Resolves with the stamp; with null if the run does not wait (any more). */
  change(id: string, changes: Partial<Pick<RunSummary, 'name' | 'isPinned' | 'change'>>): Promise<string | null>;
  /** Oldest first. */
  list(): Promise<RunSummary[]>;
  /** Null if the run does not wait. */
  stampOf(id: string): Promise<string | null>;
  get(id: string): Promise<WaitingRun | null>;
  /** With a stamp: only if nothing was written since. */
  remove(id: string, stamp?: string): Promise<void>;
}

/** `onClosed` and errors as for `openDatabase`. */
export async function openOutbox(onClosed = () => {}): Promise<Outbox> {
  const upgrade = (created: Database) => {
    created.createObjectStore('runs', { keyPath: 'id' });
    created.createObjectStore('summaries', { keyPath: 'id' });
    created.createObjectStore('counters');
  };
  const database = await openDatabase<OutboxSchema>(NAME, VERSION, upgrade, onClosed);
  const moved = async () => (await database.get('counters', 'moved')) ?? 0;
  return {
    isLasting: async () => true,
    hasEarlierRuns: async () => (await database.getKey('counters', 'number')) !== undefined,
    countMoved: async (sent) => void (await database.put('counters', (await moved()) + sent, 'moved')),
    async endTakeover() {
      const count = await moved();
      await database.clear('counters');
      return count;
    },
    async put({ run, summary }) {
      const stamp = randomId();
      const transaction = database.transaction(['runs', 'summaries'], 'readwrite');
      const summaries = transaction.objectStore('summaries');
      const work = async () => {
        const before = await summaries.get(run.id);
        const named = before && { name: before.name, isPinned: before.isPinned };
        await Promise.all([transaction.objectStore('runs').put(run), summaries.put({ ...summary, ...named, stamp })]);
      };
      await settled(work(), transaction.done);
      return stamp;
    },
    async change(id, changes) {
      const stamp = randomId();
      const { store, done } = database.transaction('summaries', 'readwrite');
      const before = await store.get(id);
      if (before) await store.put({ ...before, ...changes, stamp });
      await done;
      return before ? stamp : null;
    },
    list: async () => inOrder((await database.getAll('summaries')).map(toSummary)),
    async stampOf(id) {
      const summary = await database.get('summaries', id);
      return summary ? (summary.stamp ?? '') : null;
    },
    async get(id) {
      const transaction = database.transaction(['runs', 'summaries']);
      const [run, summary] = await Promise.all([
        transaction.objectStore('runs').get(id),
        transaction.objectStore('summaries').get(id),
      ]);
      return run && summary ? { run, summary: toSummary(summary), stamp: summary.stamp ?? '' } : null;
    },
    async remove(id, stamp) {
      const transaction = database.transaction(['runs', 'summaries'], 'readwrite');
      const summaries = transaction.objectStore('summaries');
      const now = (await summaries.get(id))?.stamp ?? '';
      if (stamp === undefined || stamp === now)
        await Promise.all([transaction.objectStore('runs').delete(id), summaries.delete(id)]);
      await transaction.done;
    },
  };
}

function toSummary({ stamp: _stamp, ...summary }: StoredSummary): RunSummary {
  return { ...summary, person: null, version: null };
}

export const inOrder = (summaries: RunSummary[]) => summaries.toSorted((left, right) => left.number - right.number);
