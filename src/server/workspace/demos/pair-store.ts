/**
 * Pairs of answers that visitors of a demo may vote on: once each, by the visitor who asked, within an hour. What was chosen
 * goes into a vote of the workspace. Every function rejects with a PortError when the database cannot be used.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { VoteDemo } from '#contract/demos/visitor.ts';
import { choiceOfSide } from '#contract/workspace/side-choice.ts';
import { type VotePair, votePairSchema } from '#contract/workspace/vote.ts';
import { reported } from '../database/reported.ts';
import type { VoteStore } from '../votes/vote-store.ts';
import type { StoredDemo } from './demo-rows.ts';
import type { DemoStoreContext } from './demo-store.ts';

/** At most as many pairs wait as questions are allowed in this time. */
const OPEN_MS = 60 * 60 * 1000;
/** Characters of an answer that are kept, of a pair and of a question. */
export const MAX_ANSWER_LENGTH = 20_000;
/** Attempts: a vote that is deleted at the same moment is replaced by another. */
const TURNS = 3;

export interface OfferedPair {
  demo: StoredDemo;
  visitor: string;
  question: string;
  /** Answers of the first and of the second variant. */
  answers: readonly [string, string];
  /** The variant on the left. */
  left: 0 | 1;
}

/**
 * `missing`: not a pair of this visitor, or too old. `changed`: the demo is another one since. `full`: the workspace, or the
 * vote, takes no more.
 */
export type PairOutcome = 'done' | 'missing' | 'voted' | 'changed' | 'full';

export interface PairStore {
  /** Returns the id of the pair, which only its visitor gets. */
  offer(offered: OfferedPair): Promise<string>;
  vote(demo: StoredDemo, visitor: string, voted: VoteDemo): Promise<PairOutcome>;
}

export function createPairStore({ queries, now }: DemoStoreContext, votes: VoteStore): PairStore {
  /** The id of the demo's vote, which is begun with its first pair. */
  async function voteOf({ number, version, settings }: StoredDemo): Promise<string | 'changed' | 'full' | 'again'> {
    const current = () => queries.selectFrom('demos').where('number', '=', number).where('version', '=', version);
    const row = await current().select(['vote_id', 'person']).executeTakeFirst();
    const { title, flow, variants } = settings;
    if (!row || variants === null) return 'changed';
    if (row.vote_id !== null) return row.vote_id;
    const id = randomBytes(16).toString('base64url');
    const begun = {
      name: title,
      flow: { id: flow.id, name: flow.name.slice(0, 300) },
      source: { suite: null, result: null },
      variants,
      pairs: [],
      same: 0,
    };
    if ((await votes.save(id, begun, row.person)).kind !== 'saved') return 'full';
    const taken = await queries
      .updateTable('demos')
      .set({ vote_id: id })
      .where('number', '=', number)
      .where('version', '=', version)
      .where('vote_id', 'is', null)
      .returning('number')
      .executeTakeFirst();
    if (taken) return id;
    // Another visitor began the vote first, so this one goes.
    await votes.remove(id);
    return 'again';
  }

  async function keep(demo: StoredDemo, voted: Parameters<VoteStore['addVoted']>[1]): Promise<PairOutcome> {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const id = await voteOf(demo);
      if (id === 'changed' || id === 'full') return id;
      if (id === 'again') continue;
      const added = await votes.addVoted(id, voted);
      if (added !== 'missing') return added;
      // Its owner deleted it: another one begins.
      const { number } = demo;
      const unlinked = queries.updateTable('demos').set({ vote_id: null }).where('number', '=', number);
      await unlinked.where('vote_id', '=', id).execute();
    }
    return 'full';
  }

  return reported<PairStore>({
    async offer({ demo, visitor, question, answers: [first, second], left }) {
      const id = randomBytes(16).toString('base64url');
      const answers: VotePair['answers'] = [first.slice(0, MAX_ANSWER_LENGTH), second.slice(0, MAX_ANSWER_LENGTH)];
      await queries
        .deleteFrom('demo_pairs')
        .where('demo', '=', demo.number)
        .where('made_at', '<=', now() - OPEN_MS)
        .execute();
      await queries
        .insertInto('demo_pairs')
        .values({
          id,
          demo: demo.number,
          version: demo.version,
          visitor,
          left_variant: left,
          made_at: now(),
          pair: JSON.stringify({ question, case: null, answers }),
          voted_at: null,
        })
        .execute();
      return id;
    },
    async vote(demo, visitor, { pair: id, choice, note }) {
      const row = await queries
        .selectFrom('demo_pairs')
        .selectAll()
        .where('id', '=', id)
        .where('demo', '=', demo.number)
        .where('visitor', '=', visitor)
        .where('made_at', '>', now() - OPEN_MS)
        .executeTakeFirst();
      if (!row) return 'missing';
      if (row.voted_at !== null) return 'voted';
      if (row.version !== demo.version) return 'changed';
      const mark = (from: 'is' | 'is not', at: number | null) =>
        queries
          .updateTable('demo_pairs')
          .set({ voted_at: at })
          .where('id', '=', id)
          .where('voted_at', from, null)
          .returning('id')
          .executeTakeFirst();
      // Marked first, so that only one of two votes at the same moment counts.
      if (!(await mark('is', now()))) return 'voted';
      if (demo.isTrial) return 'done';
      const left = row.left_variant === 0 ? 0 : 1;
      const ballot = { choice: choiceOfSide(choice, left), left, note: note.trim(), ms: now() - row.made_at } as const;
      const pair = votePairSchema.parse(JSON.parse(row.pair));
      let outcome: PairOutcome = 'full';
      try {
        outcome = await keep(demo, { pair, ballot, person: visitorName(demo, visitor) });
      } finally {
        if (outcome !== 'done') await mark('is not', null);
      }
      return outcome;
    },
  });
}

/** Tells the visitors of a demo apart, and tells nothing of them. */
function visitorName({ number }: StoredDemo, visitor: string): string {
  return `Visitor ${createHash('sha256').update(`${number} ${visitor}`).digest('hex').slice(0, 6)}`;
}
