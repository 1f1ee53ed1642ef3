/** Runs in the workspace's database. Every function rejects with a PortError when the database cannot be used. */
import { sql } from 'kysely';
import type { RunChanges, RunEntry } from '#contract/workspace/run-entry.ts';
import type { People } from '#contract/workspace/workspace-info.ts';
import type { Keeper } from '../../masking/create-keeper.ts';
import { searchedLabel } from '../../masking/run-texts.ts';
import type { SaveRun } from '../../masking/stored-run-schema.ts';
import { nextNumber } from '../database/next-number.ts';
import { toBytes, type WorkspaceDatabase } from '../database/open-workspace-database.ts';
import { reported } from '../database/reported.ts';
import { createRowReader, type ReadRows } from '../database/row-reader.ts';
import type { RunRow } from '../database/workspace-tables.ts';
import { countRuns, createHousekeeping, eraseRuns, type RunLimits, type Totals } from './drop-surplus.ts';
import { type ListedRows, listRuns, type StoredRunFilter } from './list-runs.ts';
import { heldRuns, isRunning, liveLeases, releaseRun, takeRun } from './run-leases.ts';
import { findRow, type SaveOutcome, saveRun, typed } from './save-run.ts';
import { toEntry, unpackBody } from './stored-run-rows.ts';

/** `changed` has the entry as it is now. */
export type EditOutcome =
  | { kind: 'done'; entry: RunEntry }
  | { kind: 'changed'; entry: RunEntry }
  | { kind: 'missing' };

export interface RunStore {
  /** Reserves the next number, also across servers. */
  nextNumber(): Promise<number>;
  /**
   * Stores a run, or stores it again: the same save twice changes nothing, and a run that is saved again keeps its number,
   * person, name, note and pin. A number that this workspace never reserved, or that another run has, is replaced. `sender` is as
   * for a Keeper.
   */
  save(save: SaveRun, person: string | null, sender?: AbortSignal): Promise<SaveOutcome>;
  /** Without the runs that a page has at the moment. */
  list(filter: StoredRunFilter, before: number, limit: number): Promise<{ entries: RunEntry[]; hasMore: boolean }>;
  /** The entry, and the record as JSON text; null when there is none. */
  read(id: string): Promise<{ entry: RunEntry; run: string } | null>;
  /** `version` is the one that the caller has seen; null for any. */
  change(id: string, changes: RunChanges, version: number | null): Promise<EditOutcome>;
  remove(id: string, version: number | null): Promise<EditOutcome>;
  /** Restores a run that was deleted less than a day ago. */
  restore(id: string): Promise<RunEntry | null>;
  /** `person` takes up a run of theirs that has not ended, for this page, or keeps it. */
  lease(id: string, holder: string, person: string | null): Promise<'yours' | 'held' | 'missing'>;
  /** Lets another page take it up at once. Does nothing if another one has it. */
  release(id: string, holder: string): Promise<void>;
  /** Erases the stored beginning of a run of `person` that this page has. The end is not stored here now, but may be later. */
  eraseBegun(id: string, holder: string, person: string | null): Promise<void>;
  /** Totals of the runs that lists show. */
  totals(): Promise<Totals>;
  people(): Promise<People>;
}

export interface RunStoreOptions {
  database: WorkspaceDatabase;
  limits: RunLimits;
  keep: Keeper;
  /** Epoch ms. */
  now?: () => number;
  readRows?: ReadRows;
}

export function createRunStore({
  database,
  limits,
  keep,
  now = Date.now,
  readRows = createRowReader(),
}: RunStoreOptions): RunStore {
  const { queries } = database;
  const housekeeping = createHousekeeping(limits, keep);

  async function edit(id: string, version: number | null, set: Partial<RunRow>): Promise<EditOutcome> {
    return queries.transaction().execute(async (transaction) => {
      let query = transaction
        .updateTable('runs')
        .set({ ...set, version: sql<number>`version + 1` })
        .where('id', '=', id)
        .where('deleted_at', 'is', null);
      if (version !== null) query = query.where('version', '=', version);
      const row = await query.returningAll().executeTakeFirst();
      if (!row) {
        const now = await findRow(transaction, id);
        return now && now.deleted_at === null ? { kind: 'changed', entry: toEntry(now) } : { kind: 'missing' };
      }
      const label = searchedLabel(row);
      await transaction.updateTable('run_texts').set({ label }).where('number', '=', row.number).execute();
      return { kind: 'done', entry: toEntry(row) };
    });
  }

  /** A run of this person that has not ended; null for one that is deleted, which can be restored as it is. */
  async function findBegun(id: string, person: string | null): Promise<RunRow | null> {
    const row = await findRow(queries, id);
    return row && row.deleted_at === null && isRunning(row) && row.person === person ? row : null;
  }

  return reported<RunStore>({
    nextNumber: () => nextNumber(queries, 'runs'),
    save: (saved, person, sender) => saveRun({ queries, housekeeping, keep, now }, saved, person, sender),
    list: async (filter, before, limit) => {
      for (let below = before; ; ) {
        const { rows, hasMore }: ListedRows = await listRuns(database, filter, {
          before: below,
          limit,
          now: now(),
        });
        const entries = await readRows('runs', rows, (row) => toEntry(row));
        // A page of which every row is damaged is not the end.
        if (entries.length > 0 || !hasMore) return { entries, hasMore };
        below = rows.at(-1)?.number ?? 0;
      }
    },
    read: async (id) => {
      const row = await findRow(queries, id);
      if (!row || row.deleted_at !== null) return null;
      const found = await queries
        .selectFrom('run_bodies')
        .select('body')
        .where('number', '=', row.number)
        .executeTakeFirst();
      if (!found) return null;
      const held = await heldRuns(queries, [row], now());
      return { entry: toEntry(row, held.has(id)), run: await unpackBody(toBytes(found.body)) };
    },
    change: (id, { name, note, isPinned }, version) =>
      edit(id, version, {
        ...(name !== undefined && { name: typed(name) }),
        ...(note !== undefined && { note: typed(note) }),
        ...(isPinned !== undefined && { is_pinned: isPinned ? 1 : 0 }),
      }),
    remove: (id, version) => edit(id, version, { deleted_at: now() }),
    restore: async (id) => {
      const row = await queries
        .updateTable('runs')
        .set({ deleted_at: null, version: sql<number>`version + 1` })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row ? toEntry(row) : null;
    },
    lease: async (id, holder, person) => {
      if ((await findBegun(id, person)) === null) return 'missing';
      return (await takeRun(queries, id, holder, now())) ? 'yours' : 'held';
    },
    release: (id, holder) => releaseRun(queries, id, holder),
    eraseBegun: async (id, holder, person) => {
      const row = await findBegun(id, person);
      if (row === null || !(await takeRun(queries, id, holder, now()))) return;
      await eraseRuns(queries, [row.number]);
      await releaseRun(queries, id, holder);
    },
    totals: () => countRuns(queries, liveLeases(queries, now())),
    people: async () => {
      const rows = await queries
        .selectFrom('runs')
        .select(({ fn }) => ['person as name', fn.countAll().as('runs')])
        .where('deleted_at', 'is', null)
        .where('id', 'not in', liveLeases(queries, now()))
        .groupBy('person')
        .orderBy('person')
        .execute();
      return rows.map(({ name, runs }) => ({ name, runs: Number(runs) }));
    },
  });
}
