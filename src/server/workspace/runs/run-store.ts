/** Runs in the workspace's database. Every function rejects with a PortError when the database cannot be used. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { KeptRun, SaveRun } from '#contract/workspace/kept-run.ts';
import type { RunChanges, RunEntry } from '#contract/workspace/run-entry.ts';
import type { People } from '#contract/workspace/workspace-info.ts';
import { describeDatabaseError, isDuplicate } from '../database/database-error.ts';
import { type Queries, toBytes, type WorkspaceDatabase } from '../database/open-workspace-database.ts';
import type { RunRow } from '../database/workspace-tables.ts';
import { countRuns, dropSurplus, eraseDeleted, type RunLimits, type Totals } from './drop-surplus.ts';
import { packBody, summaryOf, toEntry, unpackBody } from './kept-run-rows.ts';
import { type ListedRows, listRuns, type RunFilter } from './list-runs.ts';
import { maskKeptRun, maskTyped } from './mask-kept-run.ts';
import { searchedLabel, searchedText } from './run-texts.ts';

/** How often a save begins again because another took the same number at the same moment. */
const TRIES = 5;

export type SaveOutcome =
  | { kind: 'saved'; entry: RunEntry; isNew: boolean; dropped: number }
  /** Somebody has deleted it; a late repeat must not bring it back. */
  | { kind: 'deleted' };

/** `changed` has the entry as it is now. */
export type EditOutcome =
  | { kind: 'done'; entry: RunEntry }
  | { kind: 'changed'; entry: RunEntry }
  | { kind: 'missing' };

export interface RunStore {
  /** Reserves the next number, also across servers. */
  nextNumber(): Promise<number>;
  /**
   * Keeps a run, or keeps it again: the same save twice changes nothing, and a run that is saved again keeps its number,
   * person, name, note and pin. A number that this workspace never reserved, or that another run has, is replaced.
   */
  save(save: SaveRun, person: string | null): Promise<SaveOutcome>;
  list(filter: RunFilter, before: number, limit: number): Promise<{ entries: RunEntry[]; hasMore: boolean }>;
  /** The entry, and the record as JSON text; null when there is none. */
  read(id: string): Promise<{ entry: RunEntry; run: string } | null>;
  /** `version` is the one that the caller has seen; null for any. */
  change(id: string, changes: RunChanges, version: number | null): Promise<EditOutcome>;
  remove(id: string, version: number | null): Promise<EditOutcome>;
  /** Restores a run that was deleted less than a day ago. */
  restore(id: string): Promise<RunEntry | null>;
  totals(): Promise<Totals>;
  people(): Promise<People>;
}

export interface RunStoreOptions {
  database: WorkspaceDatabase;
  limits: RunLimits;
  /** Secrets of this server, which no run may keep. */
  secrets: readonly string[];
  /** Epoch ms. */
  now?: () => number;
}

export function createRunStore({ database, limits, secrets, now = Date.now }: RunStoreOptions): RunStore {
  const { queries } = database;

  async function save(saved: SaveRun, person: string | null): Promise<SaveOutcome> {
    const run = maskKeptRun(saved.run, secrets);
    for (let tries = 1; ; tries += 1) {
      const known = await findRow(queries, run.id);
      if (known && known.deleted_at !== null) return { kind: 'deleted' };
      const number = known?.number ?? (await chooseNumber(queries, run.number));
      const text = JSON.stringify({ ...run, number });
      const digest = createHash('sha256').update(text).digest('hex');
      if (known?.digest === digest) return { kind: 'saved', entry: toEntry(known), isNew: false, dropped: 0 };
      const body = await packBody(text);
      const row = { ...newRow(saved, run, person, now()), number, digest, bytes: body.byteLength };
      try {
        const outcome = await queries.transaction().execute(async (transaction) => {
          const kept = await putRow(transaction, row, { body, text: searchedText(run) });
          return { kept, dropped: await dropSurplus(transaction, limits, kept.number) };
        });
        await eraseDeleted(queries, now());
        const { kept, dropped } = outcome;
        return { kind: 'saved', entry: toEntry(kept), isNew: known === null, dropped };
      } catch (error) {
        if (tries === TRIES || !(isDuplicate(error) || error instanceof TakenError)) throw error;
      }
    }
  }

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

  return reported({
    nextNumber: () => nextNumber(queries),
    save,
    list: async (filter: RunFilter, before: number, limit: number) => {
      const { rows, hasMore }: ListedRows = await listRuns(database, filter, before, limit);
      return { entries: rows.map(toEntry), hasMore };
    },
    read: async (id: string) => {
      const row = await findRow(queries, id);
      if (!row || row.deleted_at !== null) return null;
      const found = await queries
        .selectFrom('run_bodies')
        .select('body')
        .where('number', '=', row.number)
        .executeTakeFirst();
      return found ? { entry: toEntry(row), run: await unpackBody(toBytes(found.body)) } : null;
    },
    change: (id: string, { name, note, isPinned }: RunChanges, version: number | null) =>
      edit(id, version, {
        ...(name !== undefined && { name: typed(name) }),
        ...(note !== undefined && { note: typed(note) }),
        ...(isPinned !== undefined && { is_pinned: isPinned ? 1 : 0 }),
      }),
    remove: (id: string, version: number | null) => edit(id, version, { deleted_at: now() }),
    restore: async (id: string) => {
      const row = await queries
        .updateTable('runs')
        .set({ deleted_at: null, version: sql<number>`version + 1` })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row ? toEntry(row) : null;
    },
    totals: () => countRuns(queries),
    people: async () => {
      const rows = await queries
        .selectFrom('runs')
        .select(({ fn }) => ['person as name', fn.countAll().as('runs')])
        .where('deleted_at', 'is', null)
        .groupBy('person')
        .orderBy('person')
        .execute();
      return rows.map(({ name, runs }) => ({ name, runs: Number(runs) }));
    },
  });
}

/** Another server has kept the run meanwhile, with another number. */
class TakenError extends Error {
  override readonly name = 'TakenError';
}

function reported(store: RunStore): RunStore {
  const wrapped = Object.entries(store).map(([name, call]) => [
    name,
    (...values: unknown[]) =>
      call(...values).catch((error: unknown) => {
        throw describeDatabaseError(error);
      }),
  ]);
  return Object.fromEntries(wrapped);
}

async function findRow(queries: Queries, id: string): Promise<RunRow | null> {
  return (await queries.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

async function nextNumber(queries: Queries): Promise<number> {
  const { value } = await queries
    .updateTable('counters')
    .set({ value: sql<number>`value + 1` })
    .where('name', '=', 'runs')
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}

/** The run's own number if it was reserved here and is free, else the next one. */
async function chooseNumber(queries: Queries, number: number): Promise<number> {
  const last = await queries.selectFrom('counters').select('value').where('name', '=', 'runs').executeTakeFirst();
  const isReserved = number >= 1 && number <= (last?.value ?? 0);
  const other =
    isReserved && (await queries.selectFrom('runs').select('id').where('number', '=', number).executeTakeFirst());
  return isReserved && !other ? number : nextNumber(queries);
}

function newRow(
  saved: SaveRun,
  run: KeptRun,
  person: string | null,
  time: number,
): Omit<RunRow, 'number' | 'digest' | 'bytes'> {
  return {
    id: run.id,
    person,
    name: typed(saved.name ?? null),
    note: typed(saved.note ?? null),
    is_pinned: saved.isPinned === true ? 1 : 0,
    flow_id: withoutNul(run.flow.id),
    started_at: Math.round(run.startedAt),
    saved_at: time,
    deleted_at: null,
    version: 1,
    summary: summaryOf(run, maskTyped(saved.change)),
  };
}

/** Writes the row with its body and texts, all or nothing. Returns it as it is now. */
async function putRow(
  transaction: Queries,
  row: RunRow,
  { body, text }: { body: Uint8Array; text: string },
): Promise<RunRow> {
  const { flow_id, started_at, bytes, digest, summary } = row;
  const kept = await transaction
    .insertInto('runs')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ flow_id, started_at, bytes, digest, summary, version: sql<number>`runs.version + 1` })
        .where('runs.deleted_at', 'is', null),
    )
    .returningAll()
    .executeTakeFirst();
  if (kept?.number !== row.number) throw new TakenError();
  const { number } = row;
  const label = searchedLabel(kept);
  await transaction
    .insertInto('run_bodies')
    .values({ number, body })
    .onConflict((conflict) => conflict.column('number').doUpdateSet({ body }))
    .execute();
  await transaction
    .insertInto('run_texts')
    .values({ number, label, text })
    .onConflict((conflict) => conflict.column('number').doUpdateSet({ label, text }))
    .execute();
  return kept;
}

/** What a person typed; blank is none. */
function typed(text: string | null): string | null {
  return maskTyped(withoutNul(text ?? '').trim()) || null;
}

/** PostgreSQL refuses this character in a text. */
function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
}
