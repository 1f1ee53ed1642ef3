/** Keeps a run: once, with a number of its own, within the limits. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { RunEntry } from '#contract/workspace/run-entry.ts';
import type { Keeper } from '../../masking/create-keeper.ts';
import { maskTyped } from '../../masking/mask-stored-run.ts';
import { searchedLabel } from '../../masking/run-texts.ts';
import type { SaveRun } from '../../masking/stored-run-schema.ts';
import { withoutNul } from '../../masking/stored-texts.ts';
import { isDuplicate } from '../database/database-error.ts';
import { nextNumber } from '../database/next-number.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import type { RunRow } from '../database/workspace-tables.ts';
import type { Housekeeping } from './drop-surplus.ts';
import { endLease, isRunning, maySave } from './run-leases.ts';
import { packBody, toEntry } from './stored-run-rows.ts';

/** How often a save begins again because another took the same number at the same moment. */
const TRIES = 5;

export type SaveOutcome =
  | { kind: 'saved'; entry: RunEntry; isNew: boolean; dropped: number }
  /** Somebody has deleted it; a late repeat must not bring it back. */
  | { kind: 'deleted' }
  /** Another page has it, or has kept its end. */
  | { kind: 'held' };

export interface SaveContext {
  queries: Queries;
  housekeeping: Housekeeping;
  keep: Keeper;
  /** Epoch ms. */
  now: () => number;
}

/** See `RunStore.save`. */
export async function saveRun(
  { queries, housekeeping, keep, now }: SaveContext,
  saved: SaveRun,
  person: string | null,
  sender?: AbortSignal,
): Promise<SaveOutcome> {
  const { run } = saved;
  const { flowId, summary, text, json, hasValues } = await keep('run', { run, change: saved.change }, sender);
  const digest = createHash('sha256').update(json).digest('hex');
  for (let tries = 1; ; tries += 1) {
    const known = await findRow(queries, run.id);
    if (known && known.deleted_at !== null) return { kind: 'deleted' };
    if (run.status === 'running' && known && !isRunning(known))
      return { kind: 'saved', entry: toEntry(known), isNew: false, dropped: 0 };
    const number = known?.number ?? (await chooseNumber(queries, run.number));
    const isSame = known?.digest === digest && known.summary === summary;
    if (known && isSame) return { kind: 'saved', entry: toEntry(known), isNew: false, dropped: 0 };
    const body = await packBody(withNumber(json, number));
    const row = {
      ...newRow(saved, person, now()),
      flow_id: withoutNul(flowId),
      summary,
      number,
      digest,
      bytes: body.byteLength,
      has_values: hasValues ? 1 : 0,
    };
    await housekeeping.makeRoom(queries, row, known);
    try {
      const outcome = await queries.transaction().execute(async (transaction) => {
        if (!(await maySave(transaction, known, { run: run.id, holder: saved.holder }, now()))) return null;
        const before = known?.digest ?? null;
        const stored = await putRow(transaction, row, { body, text, before });
        if (run.status !== 'running') await endLease(transaction, run.id, now());
        return { stored, dropped: await housekeeping.dropSurplus(transaction, stored) };
      });
      if (outcome === null) return { kind: 'held' };
      await housekeeping.eraseDeleted(queries, now());
      const { stored, dropped } = outcome;
      return { kind: 'saved', entry: toEntry(stored), isNew: known === null, dropped };
    } catch (error) {
      if (tries === TRIES || !(isDuplicate(error) || error instanceof TakenError)) throw error;
    }
  }
}

/** The run was kept meanwhile: with another number, or with something else. */
class TakenError extends Error {
  override readonly name = 'TakenError';
}

export async function findRow(queries: Queries, id: string): Promise<RunRow | null> {
  return (await queries.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The run's own number if it was reserved here and is free, else the next one. */
async function chooseNumber(queries: Queries, number: number): Promise<number> {
  const last = await queries.selectFrom('counters').select('value').where('name', '=', 'runs').executeTakeFirst();
  const isReserved = number >= 1 && number <= (last?.value ?? 0);
  const other =
    isReserved && (await queries.selectFrom('runs').select('id').where('number', '=', number).executeTakeFirst());
  return isReserved && !other ? number : nextNumber(queries, 'runs');
}

/** The record as it is stored: with its number, which the database may have chosen. */
function withNumber(json: Uint8Array, number: number): Uint8Array {
  return Buffer.concat([Buffer.from(`{"number":${number},`), json.subarray(1)]);
}

function newRow(
  saved: SaveRun,
  person: string | null,
  time: number,
): Omit<RunRow, 'number' | 'digest' | 'bytes' | 'flow_id' | 'summary' | 'has_values'> {
  return {
    id: saved.run.id,
    person,
    name: typed(saved.name ?? null),
    note: typed(saved.note ?? null),
    is_pinned: saved.isPinned === true ? 1 : 0,
    started_at: Math.round(saved.run.startedAt),
    saved_at: time,
    deleted_at: null,
    version: 1,
  };
}

/** Writes the row with its body and texts, all or nothing, if the run is still as `before` (a digest). Returns it as it is now. */
async function putRow(
  transaction: Queries,
  row: RunRow,
  { body, text, before }: { body: Uint8Array; text: string; before: string | null },
): Promise<RunRow> {
  const { flow_id, started_at, bytes, digest, summary, has_values } = row;
  const stored = await transaction
    .insertInto('runs')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({
          flow_id,
          started_at,
          bytes,
          digest,
          summary,
          has_values,
          version: sql<number>`runs.version + 1`,
        })
        .where('runs.deleted_at', 'is', null)
        .where('runs.digest', '=', before),
    )
    .returningAll()
    .executeTakeFirst();
  if (stored?.number !== row.number) throw new TakenError();
  const { number } = row;
  const label = searchedLabel(stored);
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
  return stored;
}

/** What a person typed; blank is none. */
export function typed(text: string | null): string | null {
  return maskTyped(withoutNul(text ?? '').trim()) || null;
}
