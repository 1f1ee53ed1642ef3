import { describe, expect, it } from 'vitest';
import { sampleVote } from '../testing/sample-vote.ts';
import { intervalText, outcomeLead, outcomeTitle, outlierLabel, sideSentence, verdictText } from './outcome-text.ts';
import { voteOutcome } from './vote-outcome.ts';
import { namesOf, voteCsv, voteJson } from './write-vote.ts';

// 24 votes of two people: 14 for Warm, 5 for Precise, 3 for both, 2 for neither.
const vote = sampleVote('ww ww pp wp wg ww wg ww ww bb wp pg');
const names = namesOf(vote);
const outcome = voteOutcome(vote.pairs, vote.ballots);
const outcomeOf = (words: string) => {
  const other = sampleVote(words);
  return voteOutcome(other.pairs, other.ballots);
};

describe('the outcome of a vote', () => {
  it('counts with intervals, and says how likely chance alone does this', () => {
    expect(outcome).toMatchObject({ votes: 24, counts: { first: 5, second: 14, good: 3, bad: 2 }, winner: 'second' });
    expect(intervalText(outcome.intervals.second)).toBe('39 to 76 %');
    expect(intervalText(outcome.intervals.first)).toBe('9 to 40 %');
    expect(outcomeTitle(outcome, names)).toBe('“Warm” was better in 14 of 24 votes');
    expect(outcomeLead(outcome, names)).toBe(
      '“Precise” was better in 5. Chance alone would split them like this about 6 times in 100. 2 people and 12 questions are a hint, not a proof.',
    );
  });

  it('says nothing about chance with fewer than 12 decided votes', () => {
    const few = outcomeOf('w w w w w w w w w w w g b g');
    expect(few.counts.second).toBe(11);
    expect(outcomeTitle(few, names)).toBe('“Warm” leads 11 to 0');
    expect(outcomeLead(few, names)).toBe('Too few votes to decide.');
    expect(outcomeLead(outcomeOf('w w w w w w w w w w w w'), names)).toContain('less than once in 100');
  });

  it('has no winner where both were chosen as often, or neither', () => {
    expect(outcomeTitle(outcomeOf('wp'), names)).toBe('“Precise” and “Warm” were each better in 1 of 2 votes');
    expect(outcomeTitle(outcomeOf('gb'), names)).toBe('Neither was better in 2 votes');
    expect(outcomeTitle(outcomeOf('s'), names)).toBe('No votes yet');
  });

  it('is counted by person, without what they skipped', () => {
    const skipped = outcomeOf('ws wp sp');
    expect(skipped.people).toEqual([
      { person: 'Jonas Weber', counts: { first: 0, second: 2, good: 0, bad: 0 }, votes: 2, medianMs: 1_500 },
      { person: 'Mara Lind', counts: { first: 2, second: 0, good: 0, bad: 0 }, votes: 2, medianMs: 2_500 },
    ]);
  });

  it('is counted by question, and names the outliers', () => {
    const said = outcome.questions.map((one) => [verdictText(one, names), outlierLabel(one)].join(' | '));
    expect(said[0]).toBe('Warm, twice | ');
    expect(said[2]).toBe('Precise, twice | Against the rest');
    expect(said[3]).toBe('One each | Not agreed');
    expect(said[4]).toBe('Warm, both good | ');
    expect(said[9]).toBe('Both bad, twice | Both bad, twice');
    expect(said[11]).toBe('Precise, both good | ');
    const [many] = outcomeOf('wwp').questions;
    expect(many && verdictText(many, names)).toBe('Warm 2, Precise 1');
  });

  it('says whether people chose a side', () => {
    expect(sideSentence(outcome)).toMatch(/^Left \d+, right \d+: no position bias found\.$/);
    const left = vote.ballots.map((ballot) => ({ ...ballot, choice: ballot.left === 0 ? 'first' : 'second' }) as const);
    expect(sideSentence(voteOutcome(vote.pairs, left))).toContain('Left 24, right 0: chance alone');
    expect(sideSentence(outcomeOf('w'))).toMatch(/: too few votes to detect a position bias\.$/);
  });
});

describe('the file of a vote', () => {
  it('has a line for each ballot, with sides, answers and notes', () => {
    const ballots = vote.ballots.map((ballot, at) => (at === 0 ? { ...ballot, note: '=1+1, "twice"' } : ballot));
    const { fileName, text } = voteCsv({ ...vote, ballots });
    expect(fileName).toBe('billing-questions-vote-3.csv');
    const [head, first] = text.split('\r\n');
    expect(head).toContain('answer of Precise,answer of Warm');
    expect(first).toContain('Question 1?,1,Precise,Warm,Warm,Jonas Weber');
    expect(first).toContain(`"'=1+1, ""twice"""`);
    expect(text.trimEnd().split('\r\n')).toHaveLength(25);
  });

  it('has everything as JSON', () => {
    expect(JSON.parse(voteJson(vote).text)).toMatchObject({
      format: 'tweakbench-vote',
      variants: [{ tweaks: { 'Model-m': { temperature: 0 } } }, { name: 'Warm' }],
      outcome: { votes: 24, counts: { second: 14 } },
      ballots: { length: 24 },
    });
  });
});
