/** Blind votes with their answers and ballots. Every function rejects with a PortError when the database cannot be used. */

import { createHash } from 'node:crypto';
import { MAX_INFORMED, type SaveBallot, type SaveVote, type Vote, type VoteEntry } from '#contract/workspace/vote.ts';
import { maskTyped } from '../../masking/mask-stored-run.ts';
import { withoutControls, withoutNul } from '../../masking/stored-texts.ts';
import { countFound } from '../database/count-found.ts';
import { nextNumber } from '../database/next-number.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import { reported } from '../database/reported.ts';
import type { VoteRow } from '../database/workspace-tables.ts';
import { type StoreContext, usedBytes } from '../suites/suite-rows.ts';
import { addVoted, ballotColumns, hasRoomFor, toBallot, toPair, toVoteEntry, type VotedPair } from './vote-rows.ts';

/** Most votes of one workspace, so that a list of them stays short. */
export const MAX_VOTES = 1_000;
/** ms that a deleted vote can be restored at least. */
const RESTORABLE_MS = 24 * 60 * 60 * 1000;

export type SaveVoteOutcome =
  | { kind: 'saved'; entry: VoteEntry; isNew: boolean }
  | { kind: 'other' | 'deleted' | 'many' | 'full' };

type ChooseOutcome = 'done' | 'missing' | 'informed' | 'full';

export interface VoteStore {
  /** Keeps a vote, once: the same save again changes nothing, another one is `other`. */
  save(id: string, save: SaveVote, person: string | null, sender?: AbortSignal): Promise<SaveVoteOutcome>;
  /** Adds a pair with the one ballot that it gets. */
  addVoted(id: string, voted: VotedPair): Promise<'done' | 'missing' | 'full'>;
  list(before: number, limit: number): Promise<{ entries: VoteEntry[]; hasMore: boolean }>;
  read(id: string): Promise<Vote | null>;
  /** Keeps or replaces a choice. `informed`: this person has seen the names. */
  choose(id: string, pair: number, ballot: SaveBallot, person: string | null): Promise<ChooseOutcome>;
  /** This person sees the names and votes no more. `full`: no further person can. */
  inform(id: string, person: string | null): Promise<'done' | 'missing' | 'full'>;
  /** For everybody; for a day it can be restored. False if there is no such vote. */
  remove(id: string): Promise<boolean>;
  restore(id: string): Promise<VoteEntry | null>;
}

export function createVoteStore(context: StoreContext): VoteStore {
  const { queries, limits, keep, now, readRows } = context;
  const find = (id: string) => queries.selectFrom('votes').selectAll().where('id', '=', id).executeTakeFirst();
  const findExisting = async (id: string): Promise<VoteRow | null> => {
    const row = await find(id);
    return row?.deleted_at === null ? row : null;
  };
  const hasRoom = async (bytes: number) => (await usedBytes(queries)) + bytes <= limits.bytes;

  async function save(
    id: string,
    saved: SaveVote,
    person: string | null,
    sender?: AbortSignal,
  ): Promise<SaveVoteOutcome> {
    const { name, flow, source, variants, pairs, same } = saved;
    const head = await keep('fields', { source, variants }, sender);
    const texts = await keep('pairs', pairs, sender);
    const digest = createHash('sha256')
      .update(JSON.stringify({ ...saved, pairs: texts, variants: head }))
      .digest('hex');
    const known = await find(id);
    if (known && known.deleted_at !== null) return { kind: 'deleted' };
    if (known && known.digest !== digest) return { kind: 'other' };
    if (known) return { kind: 'saved', entry: await entryOf(known), isNew: false };
    await eraseDeletedVotes(queries, now());
    const count = await countFound(queries.selectFrom('votes').where('deleted_at', 'is', null));
    if (count >= MAX_VOTES) return { kind: 'many' };
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), Buffer.byteLength(head));
    if (!(await hasRoom(bytes))) return { kind: 'full' };
    const number = await nextNumber(queries, 'votes');
    const row: VoteRow = {
      number,
      id,
      name: withoutControls(maskTyped(name)),
      flow_id: withoutNul(flow.id),
      flow_name: withoutControls(flow.name),
      suite_id: source.suite && withoutNul(source.suite),
      person,
      head,
      same,
      bytes,
      digest,
      saved_at: now(),
      deleted_at: null,
    };
    const isNew = await queries.transaction().execute(async (transaction) => {
      const stored = await transaction
        .insertInto('votes')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('number')
        .executeTakeFirst();
      if (stored)
        for (const [pair, body] of texts.entries())
          await transaction.insertInto('vote_pairs').values({ vote: number, pair, body }).execute();
      return stored !== undefined;
    });
    // Otherwise the same save came twice at this moment.
    return isNew ? { kind: 'saved', entry: await entryOf(row), isNew } : save(id, saved, person, sender);
  }

  async function entryOf(row: VoteRow): Promise<VoteEntry> {
    return toVoteEntry(row, await countFound(queries.selectFrom('vote_pairs').where('vote', '=', row.number)));
  }

  return reported<VoteStore>({
    save,
    addVoted: (id, voted) => addVoted(context, id, voted),
    async list(before, limit) {
      const found = await queries
        .selectFrom('votes')
        .selectAll()
        .where('number', '<', before)
        .where('deleted_at', 'is', null)
        .orderBy('number', 'desc')
        .limit(limit + 1)
        .execute();
      const entries = await readRows('votes', found.slice(0, limit), entryOf);
      return { entries, hasMore: found.length > limit };
    },
    async read(id) {
      const row = await findExisting(id);
      if (!row) return null;
      const { number } = row;
      const pairs = await queries
        .selectFrom('vote_pairs')
        .selectAll()
        .where('vote', '=', number)
        .orderBy('pair')
        .execute();
      const ballots = await queries
        .selectFrom('ballots')
        .selectAll()
        .where('vote', '=', number)
        .orderBy('pair')
        .orderBy('saved_at')
        .execute();
      const readers = await queries.selectFrom('vote_readers').select('person').where('vote', '=', number).execute();
      return {
        entry: toVoteEntry(row, pairs.length),
        pairs: pairs.map(toPair),
        ballots: ballots.map(toBallot),
        informed: readers.map(({ person }) => person || null),
      };
    },
    async choose(id, pair, ballot, person) {
      const vote = await findExisting(id);
      if (!vote) return 'missing';
      const key = { vote: vote.number, person: person ?? '' };
      const there = await queries
        .selectFrom('vote_pairs')
        .select('pair')
        .where('vote', '=', vote.number)
        .where('pair', '=', pair)
        .executeTakeFirst();
      if (!there) return 'missing';
      const columns = ballotColumns(ballot, now());
      return queries.transaction().execute(async (transaction) => {
        const informed = await transaction
          .selectFrom('vote_readers')
          .select('person')
          .where('vote', '=', key.vote)
          .where('person', '=', key.person)
          .executeTakeFirst();
        if (informed) return 'informed';
        if (!(await hasRoomFor(transaction, { ...key, pair }))) return 'full';
        await transaction
          .insertInto('ballots')
          .values({ ...key, pair, ...columns })
          .onConflict((conflict) => conflict.columns(['person', 'vote', 'pair']).doUpdateSet(columns))
          .execute();
        return 'done';
      });
    },
    async inform(id, person) {
      const vote = await findExisting(id);
      if (!vote) return 'missing';
      const informed = queries.selectFrom('vote_readers').where('vote', '=', vote.number);
      if ((await countFound(informed.where('person', '=', person ?? ''))) > 0) return 'done';
      if ((await countFound(informed)) >= MAX_INFORMED) return 'full';
      await queries
        .insertInto('vote_readers')
        .values({ vote: vote.number, person: person ?? '', seen_at: now() })
        .onConflict((conflict) => conflict.columns(['person', 'vote']).doNothing())
        .execute();
      return 'done';
    },
    async remove(id) {
      const row = await queries
        .updateTable('votes')
        .set({ deleted_at: now() })
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    async restore(id) {
      const query = queries.updateTable('votes').set({ deleted_at: null }).where('id', '=', id);
      const row = await query.returningAll().executeTakeFirst();
      return row ? entryOf(row) : null;
    },
  });
}

/** Removes votes for good that were deleted more than a day ago. `now` in epoch ms. */
async function eraseDeletedVotes(queries: Queries, now: number): Promise<void> {
  const old = queries
    .selectFrom('votes')
    .select('number')
    .where('deleted_at', '<', now - RESTORABLE_MS);
  for (const table of ['vote_readers', 'ballots', 'vote_pairs'] as const)
    await queries.deleteFrom(table).where('vote', 'in', old).execute();
  await queries
    .deleteFrom('votes')
    .where('deleted_at', '<', now - RESTORABLE_MS)
    .execute();
}
