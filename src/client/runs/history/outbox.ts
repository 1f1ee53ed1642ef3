/**
 * Runs that the server does not have yet, in IndexedDB: whole runs, and a summary of each. It is the database in which earlier
 * releases kept all runs, so their runs are sent to the server like any other run that waits.
 */

import type { Run } from '#run/model/run.ts';
import { randomId } from '../../ui/browser/random-id.ts';
import { openOutboxDatabase, type RunStore, type StoredSummary } from './outbox-database.ts';
import { createJoin, isLarge, type Link, splitIntoParts } from './parts/run-parts.ts';
import type { StoredRun } from './run-history.ts';
import type { RunSummary } from './run-summary.ts';

/** A waiting run, with all that a tab needs to send it. */
export interface NumberedRun extends StoredRun {
  /** Whether the server has reserved the number for this run. */
  isReserved?: boolean;
  /** The page that had it, as the server knows it; null for a run that no page has begun there. */
  holder?: string | null;
}

/** `stamp` changes whenever the run or its summary is written. */
export interface WaitingRun extends NumberedRun {
  stamp: string;
}

export interface Outbox {
  /** False if the browser has no room for a run: it is then lost when the page is closed. */
  isLasting(): Promise<boolean>;
  /** True until `endTakeover` if an earlier release has used this browser. */
  hasEarlierRuns(): Promise<boolean>;
  /** Adds to the number of runs that were sent, for the end of the takeover. */
  countMoved(sent: number): Promise<void>;
  /** Resolves with the number of runs that were sent. */
  endTakeover(): Promise<number>;
  /** Adds or replaces a run; one that waits already keeps its name and pin. Resolves with the stamp. */
  put(stored: NumberedRun): Promise<string>;
  /** Resolves with the stamp; with null if the run does not wait (any more). */
  change(id: string, changes: Partial<Pick<RunSummary, 'name' | 'isPinned' | 'change'>>): Promise<string | null>;
  /** Oldest first. */
  list(): Promise<RunSummary[]>;
  /** Null if the run does not wait. */
  stampOf(id: string): Promise<string | null>;
  get(id: string): Promise<WaitingRun | null>;
  /** Removes the run; with a stamp, only if nothing was written since. */
  remove(id: string, stamp?: string): Promise<void>;
}

/** `onClosed` and errors as for `openDatabase`. */
export async function openOutbox(onClosed = () => {}): Promise<Outbox> {
  const database = await openOutboxDatabase(onClosed);
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
    async put({ run, summary, isReserved = false, holder = null }) {
      const stamp = randomId();
      const transaction = database.transaction(['runs', 'summaries'], 'readwrite');
      const summaries = transaction.objectStore('summaries');
      const work = async () => {
        const before = await summaries.get(run.id);
        const named = before && { name: before.name, isPinned: before.isPinned };
        const runs = transaction.objectStore('runs');
        if (before) await runs.delete(partsOf(run.id));
        await (isLarge(run) ? putParts(runs, run) : runs.put(run));
        await summaries.put({ ...summary, ...named, stamp, isReserved, holder });
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
        readRun(transaction.objectStore('runs'), id),
        transaction.objectStore('summaries').get(id),
      ]);
      if (!run || !summary) return null;
      const { stamp = '', isReserved = false, holder = null } = summary;
      return { run, summary: toSummary(summary), stamp, isReserved, holder };
    },
    async remove(id, stamp) {
      const transaction = database.transaction(['runs', 'summaries'], 'readwrite');
      const summaries = transaction.objectStore('summaries');
      const now = (await summaries.get(id))?.stamp ?? '';
      if (stamp === undefined || stamp === now)
        await Promise.all([
          transaction.objectStore('runs').delete(id),
          transaction.objectStore('runs').delete(partsOf(id)),
          summaries.delete(id),
        ]);
      await transaction.done;
    },
  };
}

/** Each part is written in a task of its own. */
async function putParts(store: RunStore<'readwrite'>, run: Run): Promise<void> {
  const links: Link[] = [];
  let parts = 0;
  for (const part of splitIntoParts(run, links)) {
    await store.put({ ...part, id: partKey(run.id, parts) });
    parts += 1;
  }
  await store.put({ id: run.id, parts, links });
}

async function readRun(store: RunStore<'readonly'>, id: string): Promise<Run | null> {
  const root = await store.get(id);
  if (root === undefined || 'of' in root) return null;
  if (!('links' in root)) return root;
  const { add, join } = createJoin();
  for (let index = 0; index < root.parts; index += 1) {
    const part = await store.get(partKey(id, index));
    if (part && 'of' in part) add(part);
  }
  return join(root.links) as Run;
}

/** Key of a part of a large run; no run has such an id. */
const partKey = (id: string, index: number) => `${id}/${index}`;
/** Range of the keys of these parts: from `/` to the character after it. */
const partsOf = (id: string) => IDBKeyRange.bound(`${id}/`, `${id}0`, false, true);

function toSummary({ stamp: _, isReserved: _isReserved, holder: _holder, ...summary }: StoredSummary): RunSummary {
  return { ...summary, person: null, version: null };
}

export const inOrder = (summaries: RunSummary[]) => summaries.toSorted((left, right) => left.number - right.number);

/** Awaits both: a full disk can fail the request, the commit, or both. */
async function settled(work: Promise<void>, commit: Promise<void>): Promise<void> {
  const [worked, committed] = await Promise.allSettled([work, commit]);
  if (worked.status === 'rejected') throw worked.reason;
  if (committed.status === 'rejected') throw committed.reason;
}
