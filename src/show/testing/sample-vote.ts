/** A vote on the answers of two variants, for tests. */
import type { Ballot, Vote, VoteChoice } from '#contract/workspace/vote.ts';

const LETTERS: Record<string, VoteChoice> = { p: 'first', w: 'second', g: 'good', b: 'bad', s: 'skipped' };

/** A word for each question, with a letter for each person: `wp` if Jonas chose Warm, and Mara Precise. */
export function sampleVote(words: string, people: readonly (string | null)[] = ['Jonas Weber', 'Mara Lind']): Vote {
  const choices = words.split(' ');
  const ballots = choices.flatMap((word, pair) =>
    [...word].map((letter, voter): Ballot => {
      const left = (pair + voter) % 2 === 0 ? 0 : 1;
      const person = people[voter] ?? null;
      return { pair, person, choice: LETTERS[letter] ?? 'skipped', left, note: '', ms: 1_000 * (pair + 1), savedAt: 5 };
    }),
  );
  return {
    entry: {
      id: 'vote-1',
      number: 3,
      name: 'Billing questions',
      flow: { id: 'flow-1', name: 'Support reply' },
      source: { suite: 'suite-1', result: 'result-1' },
      pairs: choices.length,
      same: 1,
      person: null,
      savedAt: 5,
      variants: [
        { letter: 'A', name: 'Precise', tweaks: { 'Model-m': { temperature: 0 } } },
        { letter: 'B', name: 'Warm', tweaks: { 'Model-m': { temperature: 1 } } },
      ],
    },
    pairs: choices.map((_, pair) => ({
      question: `Question ${pair + 1}?`,
      case: pair + 1,
      answers: [`Precise answer ${pair + 1}.`, `Warm answer ${pair + 1}.`],
    })),
    ballots,
    informed: [],
  };
}
