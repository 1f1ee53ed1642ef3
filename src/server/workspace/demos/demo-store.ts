/** Published demos, and trials of them. Every function rejects with a PortError when the database cannot be used. */

import { sql } from 'kysely';
import type { DemoEntry } from '#contract/demos/demo-entry.ts';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { isJsonEqual } from '#contract/json.ts';
import { withoutNul } from '../../masking/stored-texts.ts';
import { countFound } from '../database/count-found.ts';
import type { DemoRow } from '../database/demo-tables.ts';
import { nextNumber } from '../database/next-number.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import { reported } from '../database/reported.ts';
import { createRowReader, type ReadRows } from '../database/row-reader.ts';
import { type StoredDemo, toDemoEntry, toStoredDemo } from './demo-rows.ts';

/** Demos of one workspace, and trials at once. */
export const MAX_DEMOS = 200;
const MAX_TRIALS = 50;
const TRIAL_MS = 60 * 60 * 1000;

/** The name of a trial begins with `~`. */
export type NewDemo = Pick<StoredDemo, 'name' | 'isTrial' | 'settings' | 'address' | 'passwordHash'> & {
  person: string | null;
};

/** `passwordHash` is absent where the password stays. */
export type DemoEdit = Pick<NewDemo, 'settings' | 'address'> & { passwordHash?: string | null };

export type PublishOutcome = { kind: 'published'; entry: DemoEntry } | { kind: 'taken' } | { kind: 'many' };
/** `changed` has the demo as it is now. */
export type DemoEditOutcome = { kind: 'done' | 'changed'; entry: DemoEntry } | { kind: 'missing' };

/** What decides whether answers may go on. */
export type DemoState = Pick<StoredDemo, 'number' | 'isOn' | 'openUntil'>;

export interface DemoStore {
  publish(demo: NewDemo): Promise<PublishOutcome>;
  /** The newest first, without trials. */
  list(): Promise<DemoEntry[]>;
  /** A demo as its owner reads it. */
  read(name: string): Promise<{ entry: DemoEntry; settings: DemoSettings } | null>;
  /** Also a trial, in its hour. */
  find(name: string): Promise<StoredDemo | null>;
  isFree(name: string): Promise<boolean>;
  /** `version` is the one that the caller has seen; null for any. */
  edit(name: string, edit: DemoEdit, version: number | null): Promise<DemoEditOutcome>;
  /** `openUntil` is absent where it stays. Null when there is no such demo. */
  turn(name: string, isOn: boolean, openUntil?: number | null): Promise<DemoEntry | null>;
  /** Deletes the demo with its answers. False when there is no such demo. */
  remove(name: string): Promise<boolean>;
  countVisit(number: number): Promise<void>;
  /** States of those demos that exist. */
  states(numbers: readonly number[]): Promise<DemoState[]>;
}

export interface DemoStoreContext {
  queries: Queries;
  /** Epoch ms. */
  now: () => number;
  readRows?: ReadRows;
}

export function createDemoStore({ queries, now, readRows = createRowReader() }: DemoStoreContext): DemoStore {
  const entriesOf = async (rows: readonly DemoRow[]): Promise<DemoEntry[]> => {
    const ballots = await countBallots(queries, rows);
    return readRows('demos', rows, (row) => toDemoEntry(row, now(), ballots));
  };
  const entryOf = async (row: DemoRow): Promise<DemoEntry> =>
    toDemoEntry(row, now(), await countBallots(queries, [row]));
  const named = (name: string) => queries.selectFrom('demos').selectAll().where('name', '=', withoutNul(name));

  async function change(name: string, version: number | null, set: object): Promise<DemoEditOutcome> {
    let query = queries
      .updateTable('demos')
      .set({ ...set, version: sql<number>`version + 1` })
      .where('name', '=', withoutNul(name))
      .where('is_trial', '=', 0);
    if (version !== null) query = query.where('version', '=', version);
    const row = await query.returningAll().executeTakeFirst();
    if (row) return { kind: 'done', entry: await entryOf(row) };
    const present = await named(name).where('is_trial', '=', 0).executeTakeFirst();
    return present ? { kind: 'changed', entry: await entryOf(present) } : { kind: 'missing' };
  }

  return reported<DemoStore>({
    async publish({ name, isTrial, settings, address, person, passwordHash }) {
      if (isTrial) await eraseOldTrials(queries, now());
      const count = await countFound(queries.selectFrom('demos').where('is_trial', '=', isTrial ? 1 : 0));
      if (count >= (isTrial ? MAX_TRIALS : MAX_DEMOS)) return { kind: 'many' };
      const row = await queries
        .insertInto('demos')
        .values({
          number: await nextNumber(queries, 'demos'),
          name,
          is_trial: isTrial ? 1 : 0,
          settings: JSON.stringify(settings),
          address,
          person,
          password_hash: passwordHash,
          is_on: 1,
          open_until: settings.openUntil,
          version: 1,
          visits: 0,
          questions: 0,
          answer_bytes: 0,
          published_at: now(),
          vote_id: null,
        })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .returningAll()
        .executeTakeFirst();
      return row ? { kind: 'published', entry: await entryOf(row) } : { kind: 'taken' };
    },
    async list() {
      const rows = await queries
        .selectFrom('demos')
        .selectAll()
        .where('is_trial', '=', 0)
        .orderBy('number', 'desc')
        .execute();
      return entriesOf(rows);
    },
    async read(name) {
      const row = await named(name).where('is_trial', '=', 0).executeTakeFirst();
      return row ? { entry: await entryOf(row), settings: toStoredDemo(row).settings } : null;
    },
    async find(name) {
      const row = await named(name).executeTakeFirst();
      if (!row || (row.is_trial === 1 && row.published_at < now() - TRIAL_MS)) return null;
      return toStoredDemo(row);
    },
    async isFree(name) {
      return (await named(name).executeTakeFirst()) === undefined;
    },
    async edit(name, { settings, address, passwordHash }, version) {
      const before = await named(name).executeTakeFirst();
      return change(name, version, {
        settings: JSON.stringify(settings),
        address,
        open_until: settings.openUntil,
        ...(passwordHash !== undefined && { password_hash: passwordHash }),
        // Other variants are another vote.
        ...(before && !isSameVote(toStoredDemo(before).settings, settings) && { vote_id: null }),
      });
    },
    async turn(name, isOn, openUntil) {
      const set = { is_on: isOn ? 1 : 0, ...(openUntil !== undefined && { open_until: openUntil }) };
      const outcome = await change(name, null, set);
      return outcome.kind === 'missing' ? null : outcome.entry;
    },
    async remove(name) {
      const row = await named(name).where('is_trial', '=', 0).executeTakeFirst();
      if (row) await eraseDemos(queries, [row.number]);
      return row !== undefined;
    },
    async countVisit(number) {
      await queries
        .updateTable('demos')
        .set({ visits: sql<number>`visits + 1` })
        .where('number', '=', number)
        .execute();
    },
    async states(numbers) {
      if (numbers.length === 0) return [];
      const rows = await queries.selectFrom('demos').selectAll().where('number', 'in', numbers).execute();
      return rows.map(toStoredDemo);
    },
  });
}

function isSameVote(one: DemoSettings, other: DemoSettings): boolean {
  return isJsonEqual([one.flow.id, one.variants], [other.flow.id, other.variants]);
}

/** Numbers of ballots by the id of the vote, without deleted votes. */
async function countBallots(queries: Queries, rows: readonly DemoRow[]): Promise<Map<string, number>> {
  const ids = rows.flatMap(({ vote_id }) => vote_id ?? []);
  if (ids.length === 0) return new Map();
  const counts = await queries
    .selectFrom('votes')
    .innerJoin('ballots', 'ballots.vote', 'votes.number')
    .select(({ fn }) => ['votes.id', fn.countAll().as('count')])
    .where('votes.id', 'in', ids)
    .where('votes.deleted_at', 'is', null)
    .groupBy('votes.id')
    .execute();
  return new Map(counts.map(({ id, count }) => [id, Number(count)]));
}

async function eraseOldTrials(queries: Queries, now: number): Promise<void> {
  const old = await queries
    .selectFrom('demos')
    .select('number')
    .where('is_trial', '=', 1)
    .where('published_at', '<', now - TRIAL_MS)
    .execute();
  await eraseDemos(
    queries,
    old.map(({ number }) => number),
  );
}

/** The demos first: an answer that ends now then finds none. */
async function eraseDemos(queries: Queries, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return;
  await queries.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('demos').where('number', 'in', numbers).execute();
    for (const table of ['demo_questions', 'demo_answers', 'demo_pairs', 'demo_tries'] as const)
      await transaction.deleteFrom(table).where('demo', 'in', numbers).execute();
  });
}
