/** Suites with the rows of their files. Every function rejects with a PortError when the database cannot be used. A `sender` is as for a Keeper. */

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { JsonValue } from '#contract/json.ts';
import type { SaveSuite, SuiteChanges, SuiteEntry, SuiteRows } from '#contract/workspace/suite-entry.ts';
import { maskTyped } from '../../masking/mask-stored-run.ts';
import { withoutControls, withoutNul } from '../../masking/stored-texts.ts';
import { countFound } from '../database/count-found.ts';
import { nextNumber } from '../database/next-number.ts';
import { type Queries, toBytes } from '../database/open-workspace-database.ts';
import { reported } from '../database/reported.ts';
import type { SuiteRow } from '../database/workspace-tables.ts';
import { packBody, unpackBody } from '../runs/stored-run-rows.ts';
import { eraseDeletedSuites } from './erase-suites.ts';
import { holderOf, type StoreContext, toSuiteEntry, usedBytes } from './suite-rows.ts';

/** Suites of one workspace: a list of them stays short. */
export const MAX_SUITES = 1_000;

export type SaveSuiteOutcome =
  | { kind: 'saved'; entry: SuiteEntry; isNew: boolean }
  | { kind: 'deleted' | 'full' | 'many' | 'incomplete' | 'other' };

/** `changed` has the suite as it is now; `running` means that a page runs one of its results. */
export type SuiteEditOutcome =
  | { kind: 'done' | 'changed'; entry: SuiteEntry }
  | { kind: 'missing' }
  | { kind: 'running' };

export interface SuiteFilter {
  kind?: string | undefined;
  flow?: string | undefined;
}

export interface SuiteStore {
  /** Keeps rows for a suite that is saved later. False if there is no room for them. */
  saveRows(id: string, first: number, rows: SuiteRows, sender?: AbortSignal): Promise<boolean>;
  /** Keeps a suite whose rows are all there. Once: the same save again changes nothing, another one is `other`. */
  save(id: string, save: SaveSuite, person: string | null, sender?: AbortSignal): Promise<SaveSuiteOutcome>;
  list(filter: SuiteFilter, before: number, limit: number): Promise<{ entries: SuiteEntry[]; hasMore: boolean }>;
  read(id: string): Promise<{ entry: SuiteEntry; body: string } | null>;
  /** Rows from `from` up to `to`, exclusive; null if there is no such suite. */
  rows(id: string, from: number, to: number): Promise<SuiteRows | null>;
  /** `version` is the one that the caller has seen; null for any. */
  change(id: string, changes: SuiteChanges, version: number | null, sender?: AbortSignal): Promise<SuiteEditOutcome>;
  /** Deletes the suite with its results, unless another page than `holder` runs one. */
  remove(id: string, version: number | null, holder: string | null): Promise<SuiteEditOutcome>;
  /** Restores a suite that was deleted less than a day ago, with its results. */
  restore(id: string): Promise<SuiteEntry | null>;
}

export function createSuiteStore({ queries, limits, keep: toStorable, now }: StoreContext): SuiteStore {
  const find = async (id: string, transaction: Queries = queries): Promise<SuiteRow | null> =>
    (await transaction.selectFrom('suites').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

  async function edit(id: string, version: number | null, set: Partial<SuiteRow>): Promise<SuiteEditOutcome> {
    let query = queries
      .updateTable('suites')
      .set({ ...set, version: sql<number>`version + 1` })
      .where('id', '=', id)
      .where('deleted_at', 'is', null);
    if (version !== null) query = query.where('version', '=', version);
    const row = await query.returningAll().executeTakeFirst();
    if (row) return { kind: 'done', entry: toSuiteEntry(row) };
    const present = await find(id);
    return present && present.deleted_at === null
      ? { kind: 'changed', entry: toSuiteEntry(present) }
      : { kind: 'missing' };
  }

  async function keep(
    id: string,
    saved: SaveSuite,
    person: string | null,
    sender?: AbortSignal,
  ): Promise<SaveSuiteOutcome> {
    const body = await toStorable('fields', saved.body, sender);
    const digest = createHash('sha256')
      .update(JSON.stringify({ ...saved, body }))
      .digest('hex');
    const known = await find(id);
    if (known?.deleted_at !== undefined && known.deleted_at !== null) return { kind: 'deleted' };
    if (known)
      return known.digest === digest ? { kind: 'saved', entry: toSuiteEntry(known), isNew: false } : { kind: 'other' };
    await eraseDeletedSuites(queries, now());
    const parts = await queries
      .selectFrom('suite_rows')
      .select(['first', 'count', 'bytes'])
      .where('suite_id', '=', id)
      .orderBy('first')
      .execute();
    const end = parts.reduce((next, { first, count }) => (first === next ? next + count : Number.NaN), 0);
    if (end !== saved.rows) return { kind: 'incomplete' };
    const count = await countFound(queries.selectFrom('suites').where('deleted_at', 'is', null));
    if (count >= MAX_SUITES) return { kind: 'many' };
    const bytes = parts.reduce((sum, part) => sum + part.bytes, Buffer.byteLength(body));
    if ((await usedBytes(queries)) + bytes > limits.bytes) return { kind: 'full' };
    const row = {
      id,
      kind: saved.kind,
      flow_id: withoutNul(saved.flow.id),
      flow_name: withoutControls(saved.flow.name),
      address: saved.address && withoutNul(saved.address),
      name: withoutControls(maskTyped(saved.name)),
      person,
      body,
      rows: saved.rows,
      bytes,
      version: 1,
      digest,
      saved_at: now(),
      deleted_at: null,
    };
    const number = await nextNumber(queries, 'suites');
    const stored = await queries
      .insertInto('suites')
      .values({ ...row, number })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returningAll()
      .executeTakeFirst();
    // Otherwise the same save came twice at this moment.
    return stored ? { kind: 'saved', entry: toSuiteEntry(stored), isNew: true } : keep(id, saved, person, sender);
  }

  return reported<SuiteStore>({
    async saveRows(id, first, given, sender) {
      const rows = await packBody(await toStorable('rows', given, sender));
      if ((await usedBytes(queries)) + rows.byteLength > limits.bytes) return false;
      const part = { count: given.rows.length, saved_at: now(), bytes: rows.byteLength, rows };
      await queries.transaction().execute(async (transaction) => {
        // Those of a suite never change.
        if ((await find(id, transaction)) !== null) return;
        await transaction
          .insertInto('suite_rows')
          .values({ suite_id: id, first, ...part })
          .onConflict((conflict) => conflict.columns(['suite_id', 'first']).doUpdateSet(part))
          .execute();
      });
      return true;
    },
    save: keep,
    async list({ kind, flow }, before, limit) {
      let query = queries.selectFrom('suites').selectAll().where('number', '<', before).where('deleted_at', 'is', null);
      if (kind !== undefined) query = query.where('kind', '=', kind);
      if (flow !== undefined) query = query.where('flow_id', '=', flow);
      const found = await query
        .orderBy('number', 'desc')
        .limit(limit + 1)
        .execute();
      return { entries: found.slice(0, limit).map(toSuiteEntry), hasMore: found.length > limit };
    },
    async read(id) {
      const row = await find(id);
      return row && row.deleted_at === null ? { entry: toSuiteEntry(row), body: row.body } : null;
    },
    async rows(id, from, to) {
      const suite = await find(id);
      if (!suite || suite.deleted_at !== null) return null;
      const parts = await queries
        .selectFrom('suite_rows')
        .select(['first', 'rows'])
        .where('suite_id', '=', id)
        .where('first', '<', to)
        .where(sql<boolean>`first + count > ${from}`)
        .orderBy('first')
        .execute();
      let columns: string[] = [];
      const rows: JsonValue[][] = [];
      for (const { first, rows: packed } of parts) {
        const part: SuiteRows = JSON.parse(await unpackBody(toBytes(packed)));
        columns = part.columns;
        rows.push(...part.rows.slice(Math.max(0, from - first), Math.max(0, to - first)));
      }
      return { columns, rows };
    },
    async change(id, { name, body, flow, address }, version, sender) {
      return edit(id, version, {
        ...(name !== undefined && { name: withoutControls(maskTyped(name)) }),
        ...(body !== undefined && { body: await toStorable('fields', body, sender) }),
        ...(flow !== undefined && { flow_id: withoutNul(flow.id), flow_name: withoutControls(flow.name) }),
        ...(address !== undefined && { address: address && withoutNul(address) }),
      });
    },
    async remove(id, version, holder) {
      const suite = await find(id);
      if (!suite) return { kind: 'missing' };
      const results = await queries
        .selectFrom('results')
        .select(['holder', 'beat_at'])
        .where('suite', '=', suite.number)
        .execute();
      if (results.some((result) => holderOf(result, now()) !== null && holderOf(result, now()) !== holder))
        return { kind: 'running' };
      return edit(id, version, { deleted_at: now() });
    },
    async restore(id) {
      const row = await queries
        .updateTable('suites')
        .set({ deleted_at: null, version: sql<number>`version + 1` })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row ? toSuiteEntry(row) : null;
    },
  });
}
