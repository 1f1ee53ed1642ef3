/** Rows of votes as the API shows them, and how pairs and ballots are written. */
import { sql } from 'kysely';
import {
  type Ballot,
  MAX_BALLOTS,
  MAX_PAIRS,
  type SaveBallot,
  saveBallotSchema,
  type VoteEntry,
  type VotePair,
  voteEntrySchema,
  votePairSchema,
} from '#contract/workspace/vote.ts';
import { maskTyped } from '../../masking/mask-stored-run.ts';
import { withoutNul } from '../../masking/stored-texts.ts';
import { countFound } from '../database/count-found.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import type { BallotRow, VoteRow } from '../database/workspace-tables.ts';
import { parseObject, type StoreContext, usedBytes } from '../suites/suite-rows.ts';

export function toVoteEntry(row: VoteRow, pairs: number): VoteEntry {
  const { id, number, name, person, same } = row;
  const flow = { id: row.flow_id, name: row.flow_name };
  return voteEntrySchema.parse({
    ...parseObject(row.head),
    id,
    number,
    name,
    flow,
    pairs,
    same,
    person,
    savedAt: row.saved_at,
  });
}

export function toPair({ body }: { body: string }): VotePair {
  return votePairSchema.parse(JSON.parse(body));
}

export function toBallot({ pair, person, left_variant: left, choice, note, ms, saved_at }: BallotRow): Ballot {
  const parsed = saveBallotSchema.parse({ choice, left, note, ms });
  return { ...parsed, pair, person: person || null, savedAt: saved_at };
}

/** `now` in epoch ms. */
export function ballotColumns({ choice, left, note, ms }: SaveBallot, now: number) {
  return { choice, left_variant: left, note: withoutNul(maskTyped(note)), ms, saved_at: now };
}

/** False if the vote has all the ballots that it takes, and this would be one more. */
export async function hasRoomFor(
  queries: Queries,
  { vote, person, pair }: { vote: number; person: string; pair: number },
): Promise<boolean> {
  const ballots = queries.selectFrom('ballots').where('vote', '=', vote);
  if ((await countFound(ballots)) < MAX_BALLOTS) return true;
  return (await countFound(ballots.where('person', '=', person).where('pair', '=', pair))) > 0;
}

export interface VotedPair {
  pair: VotePair;
  ballot: SaveBallot;
  /** Who chose, as the outcome shows it. */
  person: string;
}

/** Adds a pair with the one ballot that it gets, as from a visitor of a demo. `missing`: there is no such vote, or it was deleted. */
export async function addVoted(
  { queries, limits, keep, now }: StoreContext,
  id: string,
  { pair, ballot, person }: VotedPair,
): Promise<'done' | 'missing' | 'full'> {
  const [body = ''] = await keep('pairs', [pair]);
  const bytes = Buffer.byteLength(body);
  if ((await usedBytes(queries)) + bytes > limits.bytes) return 'full';
  return queries.transaction().execute(async (transaction) => {
    // First: it makes others wait who add to this vote, so each pair gets a number of its own.
    const row = await transaction
      .updateTable('votes')
      .set({ bytes: sql<number>`bytes + ${bytes}` })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .returning('number')
      .executeTakeFirst();
    if (!row) return 'missing';
    const index = await countFound(transaction.selectFrom('vote_pairs').where('vote', '=', row.number));
    if (index >= MAX_PAIRS) return 'full';
    await transaction.insertInto('vote_pairs').values({ vote: row.number, pair: index, body }).execute();
    await transaction
      .insertInto('ballots')
      .values({ vote: row.number, pair: index, person, ...ballotColumns(ballot, now()) })
      .execute();
    return 'done';
  });
}
