/** Results of suites, and which page runs them. Every function rejects with a PortError when the database cannot be used. */
import { sql } from 'kysely';
import type { ResultChanges, ResultEntry, SaveResult } from '#contract/workspace/result.ts';
import { CELL_STATE_CODES, type ResultHead, type ResultTally } from '#contract/workspace/result-head.ts';
import { maskFields } from '../../masking/mask-suite.ts';
import { isDuplicate } from '../database/database-error.ts';
import { nextNumber } from '../database/next-number.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import { reported } from '../database/reported.ts';
import { resultRowSchema, type SavedResult, type ShortResultRow, type SuiteRow } from '../database/workspace-tables.ts';
import { holderOf, parseObject, type StoreContext, toResultEntry, usedBytes } from './suite-rows.ts';

/** How often a save begins again because another took the same number of the suite at the same moment. */
const TRIES = 5;

/** `missing`: there is no such suite. */
export type SaveResultOutcome =
  | { kind: 'missing' }
  | { kind: 'full' }
  | { kind: 'saved'; entry: ResultEntry; isNew: boolean };
export type ResultEditOutcome = { kind: 'done' | 'changed'; entry: ResultEntry } | { kind: 'missing' };
/** `held`: another page runs it, or another result of its suite. */
export type LeaseOutcome = { kind: 'held' } | { kind: 'missing' } | { kind: 'yours'; term: number };

export interface ResultFilter {
  kind?: string | undefined;
  /** Id of the flow. */
  flow?: string | undefined;
  /** Id of the suite. */
  suite?: string | undefined;
}

export interface ResultStore {
  /** Keeps a result, once: a save that is repeated changes nothing. */
  save(id: string, save: SaveResult, person: string | null, sender?: AbortSignal): Promise<SaveResultOutcome>;
  /** `before` and `next` are in the order of all results. */
  list(filter: ResultFilter, before: number, limit: number): Promise<{ entries: ResultEntry[]; next: number | null }>;
  read(id: string): Promise<ResultEntry | null>;
  /** What it was run with, as JSON; null if there is no such result. */
  about(id: string): Promise<string | null>;
  /** `version` is the one that the caller has seen; null for any. */
  change(id: string, changes: ResultChanges, version: number | null): Promise<ResultEditOutcome>;
  /** Begins a term, unless another page runs any result of its suite, or goes on with `term`. A page that says nothing for LEASE_MS loses it to the next that asks. */
  lease(id: string, holder: string, term: number | null): Promise<LeaseOutcome>;
  /** Does nothing if `holder` does not hold it. */
  release(id: string, holder: string): Promise<void>;
}

export interface FoundResult {
  row: ShortResultRow;
  suite: SuiteRow;
}

/** Columns of a result without what is large. */
const SHORT = resultRowSchema.omit({ about: true }).keyof().options;

/** Null if its suite was deleted, too. */
export async function findResult(queries: Queries, id: string): Promise<FoundResult | null> {
  const row = await queries.selectFrom('results').select(SHORT).where('id', '=', id).executeTakeFirst();
  const suite = row && (await existingSuites(queries).where('number', '=', row.suite).executeTakeFirst());
  return row && suite ? { row, suite } : null;
}

function existingSuites(queries: Queries) {
  return queries.selectFrom('suites').selectAll().where('deleted_at', 'is', null);
}

export function createResultStore({ queries, limits, secrets, keep, now, readRows }: StoreContext): ResultStore {
  const toEntry = async ({ row, suite }: FoundResult): Promise<ResultEntry> => {
    const counted = row.tally === null ? await countStates(queries, row.number) : NONE;
    return toResultEntry(row, suite, counted, now());
  };
  const masked = (value: ResultHead | ResultTally) =>
    JSON.stringify(maskFields(parseObject(JSON.stringify(value)), secrets));

  async function save(
    id: string,
    saved: SaveResult,
    person: string | null,
    sender?: AbortSignal,
    tries = 1,
  ): ReturnType<ResultStore['save']> {
    const known = await findResult(queries, id);
    if (known) return { kind: 'saved', entry: await toEntry(known), isNew: false };
    const suite = await existingSuites(queries).where('id', '=', saved.suite).executeTakeFirst();
    if (!suite) return { kind: 'missing' };
    const about = await keep('about', saved.about, sender);
    const bytes = Buffer.byteLength(about);
    if ((await usedBytes(queries)) + bytes > limits.bytes) return { kind: 'full' };
    const last = await queries
      .selectFrom('results')
      .select(({ fn }) => fn.max<number | null>('ordinal').as('ordinal'))
      .where('suite', '=', suite.number)
      .executeTakeFirst();
    const row: SavedResult = {
      number: await nextNumber(queries, 'results'),
      id,
      suite: suite.number,
      ordinal: (last?.ordinal ?? 0) + 1,
      person,
      status: 'begun',
      head: masked(saved.head),
      tally: null,
      about,
      bytes,
      version: 1,
      saved_at: now(),
      term: 0,
      holder: null,
      beat_at: null,
    };
    try {
      await queries.insertInto('results').values(row).execute();
      return { kind: 'saved', entry: await toEntry({ row, suite }), isNew: true };
    } catch (error) {
      if (tries === TRIES || !isDuplicate(error)) throw error;
      return save(id, saved, person, sender, tries + 1);
    }
  }

  return reported<ResultStore>({
    save: (id, saved, person, sender) => save(id, saved, person, sender),
    async list({ kind, flow, suite }, before, limit) {
      let query = queries
        .selectFrom('results')
        .innerJoin('suites', 'suites.number', 'results.suite')
        .select(['results.id', 'results.number'])
        .where('results.number', '<', before)
        .where('deleted_at', 'is', null);
      if (kind !== undefined) query = query.where('kind', '=', kind);
      if (flow !== undefined) query = query.where('flow_id', '=', flow);
      if (suite !== undefined) query = query.where('suites.id', '=', suite);
      const found = await query
        .orderBy('results.number', 'desc')
        .limit(limit + 1)
        .execute();
      const page = found.slice(0, limit);
      const numbers = page.map(({ number }) => number);
      if (numbers.length === 0) return { entries: [], next: null };
      const rows = await queries.selectFrom('results').select(SHORT).where('number', 'in', numbers).execute();
      const suites = await queries
        .selectFrom('suites')
        .selectAll()
        .where(
          'number',
          'in',
          rows.map((row) => row.suite),
        )
        .execute();
      const suiteOf = new Map(suites.map((one) => [one.number, one]));
      const sorted = rows.toSorted((left, right) => right.number - left.number);
      const whole = sorted.flatMap((row) => {
        const of = suiteOf.get(row.suite);
        return of ? [{ number: row.number, row, suite: of }] : [];
      });
      const entries = await readRows('results', whole, toEntry);
      return { entries, next: found.length > limit ? (numbers.at(-1) ?? null) : null };
    },
    async read(id) {
      const found = await findResult(queries, id);
      return found && toEntry(found);
    },
    async about(id) {
      const found = await findResult(queries, id);
      if (!found) return null;
      const { number } = found.row;
      return (
        await queries.selectFrom('results').select('about').where('number', '=', number).executeTakeFirstOrThrow()
      ).about;
    },
    async change(id, { status, head, tally }, version) {
      const found = await findResult(queries, id);
      if (!found) return { kind: 'missing' };
      let query = queries
        .updateTable('results')
        .set({
          version: sql<number>`version + 1`,
          // A deleted result can be restored for a day from then on.
          ...(status !== undefined && { status, saved_at: now() }),
          ...(head !== undefined && { head: masked(head) }),
          ...(tally !== undefined && { tally: tally && masked(tally) }),
        })
        .where('id', '=', id);
      if (version !== null) query = query.where('version', '=', version);
      const row = await query.returning(SHORT).executeTakeFirst();
      if (row) return { kind: 'done', entry: await toEntry({ row, suite: found.suite }) };
      return { kind: 'changed', entry: await toEntry((await findResult(queries, id)) ?? found) };
    },
    async lease(id, holder, term) {
      const found = await findResult(queries, id);
      if (!found) return { kind: 'missing' };
      const time = now();
      if (term !== null) {
        const own = queries.updateTable('results').set({ beat_at: time }).where('id', '=', id);
        return yoursOrHeld(await own.where('holder', '=', holder).where('term', '=', term).returning('term').execute());
      }
      const { number: suite } = found.suite;
      return queries.transaction().execute(async (transaction) => {
        // First, so that pages that begin with other results of the suite wait: one of them wins.
        await transaction
          .updateTable('suites')
          .set(({ ref }) => ({ saved_at: ref('saved_at') }))
          .where('number', '=', suite)
          .execute();
        const rows = await transaction
          .selectFrom('results')
          .select(['holder', 'beat_at'])
          .where('suite', '=', suite)
          .execute();
        const runs = rows.map((row) => holderOf(row, time));
        if (runs.some((other) => other !== null && other !== holder)) return { kind: 'held' };
        // A page runs one of them at a time, so what else it holds is left from before a reload.
        await transaction
          .updateTable('results')
          .set({ holder: null, beat_at: null })
          .where('suite', '=', suite)
          .where('holder', '=', holder)
          .execute();
        const begun = transaction.updateTable('results').set({ holder, beat_at: time, term: sql<number>`term + 1` });
        return yoursOrHeld(await begun.where('id', '=', id).returning('term').execute());
      });
    },
    async release(id, holder) {
      await queries
        .updateTable('results')
        .set({ holder: null, beat_at: null })
        .where('id', '=', id)
        .where('holder', '=', holder)
        .execute();
    },
  });
}

function yoursOrHeld([row]: { term: number }[]): LeaseOutcome {
  return row ? { kind: 'yours', term: row.term } : { kind: 'held' };
}

const NONE: ResultTally = { passed: 0, failed: 0, broken: 0, answered: 0 };

async function countStates(queries: Queries, result: number): Promise<ResultTally> {
  const rows = await queries
    .selectFrom('cells')
    .select(({ fn }) => ['state', fn.countAll().as('count')])
    .where('result', '=', result)
    .groupBy('state')
    .execute();
  const of = (state: number) => Number(rows.find((row) => row.state === state)?.count ?? 0);
  const { passed, failed, broken, answered } = CELL_STATE_CODES;
  return { passed: of(passed), failed: of(failed), broken: of(broken), answered: of(answered) };
}
