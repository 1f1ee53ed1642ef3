/** What a vote says: how often each variant was better, by person and by question. Skipped pairs count as no vote. */
import { groupPairs } from '#contract/group-pairs.ts';
import { sideOfBallot } from '#contract/workspace/side-choice.ts';
import type { Ballot, VoteChoice, VotePair } from '#contract/workspace/vote.ts';
import { median } from '#run/figures/median.ts';
import { type Interval, wilsonInterval } from './wilson-interval.ts';

export const COUNTED_CHOICES = ['first', 'second', 'good', 'bad'] as const satisfies readonly VoteChoice[];
export type CountedChoice = (typeof COUNTED_CHOICES)[number];
export type ChoiceCounts = Readonly<Record<CountedChoice, number>>;

/** `against`: all votes are for the variant that lost. `divided`: votes for both. `bad`: all say that both are bad. */
export type Outlier = 'against' | 'divided' | 'bad';

export interface QuestionOutcome {
  /** Index of the pair. */
  pair: number;
  /** In the order of the people. */
  choices: readonly CountedChoice[];
  outlier: Outlier | null;
}

export interface PersonOutcome {
  person: string | null;
  counts: ChoiceCounts;
  votes: number;
  /** Median time of a vote. */
  medianMs: number;
}

export interface VoteOutcome {
  votes: number;
  counts: ChoiceCounts;
  /** Null without votes. */
  intervals: Readonly<Record<CountedChoice, Interval | null>>;
  /** The variant that was better more often; null if none was. */
  winner: 'first' | 'second' | null;
  people: readonly PersonOutcome[];
  questions: readonly QuestionOutcome[];
  /** How often the answer on this side was chosen. */
  sides: { left: number; right: number };
  notes: readonly { note: string; person: string | null; pair: number }[];
}

type CountedBallot = Ballot & { choice: CountedChoice };

export function voteOutcome(pairs: readonly VotePair[], ballots: readonly Ballot[]): VoteOutcome {
  const counted = ballots.filter((ballot): ballot is CountedBallot => ballot.choice !== 'skipped');
  const names = [...new Set(counted.map(({ person }) => person))];
  const byPair = groupPairs(
    names.flatMap((person) =>
      counted.flatMap((ballot) => (ballot.person === person ? [[ballot.pair, ballot.choice] as const] : [])),
    ),
  );
  const counts = countChoices(counted);
  const winner = counts.first === counts.second ? null : counts.first > counts.second ? 'first' : 'second';
  const intervalOf = (choice: CountedChoice) => wilsonInterval(counts[choice], counted.length);
  return {
    votes: counted.length,
    counts,
    intervals: {
      first: intervalOf('first'),
      second: intervalOf('second'),
      good: intervalOf('good'),
      bad: intervalOf('bad'),
    },
    winner,
    people: names.map((person) => {
      const own = counted.filter((ballot) => ballot.person === person);
      const medianMs = median(own.map(({ ms }) => ms)) ?? 0;
      return { person, counts: countChoices(own), votes: own.length, medianMs };
    }),
    questions: pairs.map((_, pair) => {
      const choices = byPair.get(pair) ?? [];
      return { pair, choices, outlier: outlierOf(choices, winner) };
    }),
    sides: { left: sideCount(counted, 'left'), right: sideCount(counted, 'right') },
    notes: ballots.flatMap(({ note, person, pair }) => (note.trim() === '' ? [] : [{ note, person, pair }])),
  };
}

function countChoices(ballots: readonly CountedBallot[]): ChoiceCounts {
  const count = (choice: CountedChoice) => ballots.filter((ballot) => ballot.choice === choice).length;
  return { first: count('first'), second: count('second'), good: count('good'), bad: count('bad') };
}

function sideCount(ballots: readonly CountedBallot[], side: 'left' | 'right'): number {
  return ballots.filter((ballot) => sideOfBallot(ballot) === side).length;
}

function outlierOf(choices: readonly CountedChoice[], winner: VoteOutcome['winner']): Outlier | null {
  const has = (choice: CountedChoice) => choices.includes(choice);
  if (choices.length === 0) return null;
  if (choices.every((choice) => choice === 'bad')) return 'bad';
  if (has('first') && has('second')) return 'divided';
  const loser = winner === 'first' ? 'second' : 'first';
  return winner !== null && choices.every((choice) => choice === loser) ? 'against' : null;
}
