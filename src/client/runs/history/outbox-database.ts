/** The only database of the page: what the server does not have yet. It is the one in which earlier releases kept all runs. */
import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import type { JsonValue } from '#contract/json.ts';
import type { BatchResult } from '#run/batch/batch.ts';
import type { Run } from '#run/model/run.ts';
import type { Link, Part } from './parts/run-parts.ts';
import type { RunSummary } from './run-summary.ts';

/** A summary as it is stored. Earlier releases had no people, versions or stamps. */
export type StoredSummary = Omit<RunSummary, 'person' | 'version'> & {
  stamp?: string;
  isReserved?: boolean;
  holder?: string | null;
};

/** A cell of a result, with its whole run if it was sent. */
export interface WaitingCell {
  /** Id of the result. The key is older than suites. */
  batch: string;
  /** Indexes from 0. */
  row: number;
  variant: number;
  repeat: number;
  /** Term of the lease under which the cell ran. */
  term: number;
  state: number;
  ms: number;
  outcome: JsonValue;
  run: Run | null;
}

/** Why the server will not take a cell. */
export interface Refused {
  why: string;
}

/** A row as releases stored it that had only batches. */
export interface WaitingRow extends Pick<WaitingCell, 'batch' | 'row' | 'term' | 'run'> {
  result: BatchResult;
}

/** A large run, whose parts have keys of their own: see `partKey` in `outbox.ts`. */
interface CutRun {
  id: string;
  parts: number;
  links: Link[];
}

interface OutboxSchema extends DBSchema {
  runs: { key: string; value: Run | CutRun | (Part & { id: string }) };
  summaries: { key: string; value: StoredSummary };
  /** `number`: earlier releases counted their runs there. `moved`: how many runs were sent since. */
  counters: { key: string; value: number };
  /** Cells in the order in which they ended: keys are numbers. Those that the server refuses have a text as key, to come last. */
  cells: {
    key: number | string;
    value: (WaitingCell | WaitingRow) & Partial<Refused>;
    indexes: { row: [string, number] };
  };
}

export type OutboxDatabase = IDBPDatabase<OutboxSchema>;
export type RunStore<Mode extends IDBTransactionMode> = IDBPObjectStore<
  OutboxSchema,
  ('runs' | 'summaries')[],
  'runs',
  Mode
>;

const NAME = 'tweakbench';
const VERSION = 2;

/**
 * The connection is closed when a newer release in another tab upgrades the database, or when the browser deletes it: `onClosed`
 * is then called, and the connection cannot be used any more. Rejects if the browser allows no database for this page.
 */
export async function openOutboxDatabase(onClosed: () => void): Promise<OutboxDatabase> {
  return openDB<OutboxSchema>(NAME, VERSION, {
    upgrade(opening) {
      const has = (name: 'runs' | 'summaries' | 'counters' | 'cells') => opening.objectStoreNames.contains(name);
      if (!has('runs')) opening.createObjectStore('runs', { keyPath: 'id' });
      if (!has('summaries')) opening.createObjectStore('summaries', { keyPath: 'id' });
      if (!has('counters')) opening.createObjectStore('counters');
      if (!has('cells'))
        opening.createObjectStore('cells', { autoIncrement: true }).createIndex('row', ['batch', 'row']);
    },
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
      onClosed();
    },
    terminated: onClosed,
  });
}
