/** Rows of votes as the API shows them. */
import {
  type Ballot,
  saveBallotSchema,
  type VoteEntry,
  type VotePair,
  voteEntrySchema,
  votePairSchema,
} from '#contract/workspace/vote.ts';
import type { BallotRow, VoteRow } from '../database/workspace-tables.ts';
import { parseObject } from '../suites/suite-rows.ts';

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
  const said = saveBallotSchema.parse({ choice, left, note, ms });
  return { ...said, pair, person: person || null, savedAt: saved_at };
}
