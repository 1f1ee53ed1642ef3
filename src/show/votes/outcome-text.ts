/** The outcome of a vote in sentences, with how sure it is. */
import { formatCount } from '#run/figures/result-format.ts';
import { signTest } from './sign-test.ts';
import type { CountedChoice, Outlier, QuestionOutcome, VoteOutcome } from './vote-outcome.ts';

/** Names of the first and of the second variant. */
export type VariantNames = readonly [first: string, second: string];

/** Fewest decided votes with which the outcome mentions chance. */
export const LEAST_DECIDED = 12;
/** Below this p-value there is a position bias. */
const RARE = 0.05;

export function choiceName(choice: CountedChoice, [first, second]: VariantNames): string {
  return { first, second, good: 'Both good', bad: 'Both bad' }[choice];
}

/** `“Warm” was better in 14 of 24 votes`; `“Warm” leads 2 to 0` while it is not decided. Quoted, since a name can be `Your changes`. */
export function outcomeTitle({ votes, counts, winner }: VoteOutcome, names: VariantNames): string {
  if (votes === 0) return 'No votes yet';
  if (winner !== null && isUndecided(counts))
    return `“${choiceName(winner, names)}” leads ${counts[winner]} to ${counts[loserOf(winner)]}`;
  const of = `of ${formatCount(votes, 'vote')}`;
  if (winner !== null) return `“${choiceName(winner, names)}” was better in ${counts[winner]} ${of}`;
  if (counts.first === 0) return `Neither was better in ${formatCount(votes, 'vote')}`;
  return `“${names[0]}” and “${names[1]}” were each better in ${counts.first} ${of}`;
}

/** How sure the outcome is. */
export function outcomeLead({ counts, winner, people, questions, votes }: VoteOutcome, names: VariantNames): string {
  if (votes === 0) return '';
  const { first, second } = counts;
  if (isUndecided(counts)) return 'Too few votes to decide.';
  const loser = winner && loserOf(winner);
  const other = loser === null ? '' : `“${choiceName(loser, names)}” was better in ${counts[loser]}. `;
  const voted = questions.filter(({ choices }) => choices.length > 0).length;
  const who = people.length === 1 ? '1 person' : `${people.length} people`;
  return `${other}${chanceSentence(signTest(first, second))} ${who} and ${formatCount(voted, 'question')} are a hint, not a proof.`;
}

function isUndecided({ first, second }: VoteOutcome['counts']): boolean {
  return first + second < LEAST_DECIDED;
}

function loserOf(winner: 'first' | 'second'): 'first' | 'second' {
  return winner === 'first' ? 'second' : 'first';
}

function chanceSentence(chance: number): string {
  const often = Math.round(chance * 100);
  if (often < 1) return 'Chance alone would split them like this less than once in 100 times.';
  if (often === 100) return 'Chance alone would split them at least like this.';
  return `Chance alone would split them like this about ${often === 1 ? 'once' : `${often} times`} in 100.`;
}

/** `Left 10, right 9: no position bias found.` */
export function sideSentence({ sides: { left, right } }: VoteOutcome): string {
  const counts = `Left ${left}, right ${right}`;
  if (left + right < LEAST_DECIDED) return `${counts}: too few votes to detect a position bias.`;
  return signTest(left, right) < RARE
    ? `${counts}: chance alone seldom does this, so the side may have decided some votes.`
    : `${counts}: no position bias found.`;
}

const TIMES = ['', '', ', twice'];

/** `Warm, twice`; `One each`; `Precise, both good`. */
export function verdictText({ choices }: QuestionOutcome, names: VariantNames): string {
  const counts = new Map<CountedChoice, number>();
  for (const choice of choices) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  const [only, ...more] = counts;
  if (only === undefined) return 'No vote';
  const [choice, count] = only;
  if (more.length === 0) return `${choiceName(choice, names)}${TIMES[count] ?? `, ${count} times`}`;
  if (counts.get('first') === counts.get('second') && counts.size === 2)
    return count === 1 ? 'One each' : `${count} each`;
  const isOnce = [...counts.values()].every((votes) => votes === 1);
  const text = [...counts].map(([each, votes]) => choiceName(each, names) + (isOnce ? '' : ` ${votes}`)).join(', ');
  return text.replaceAll(', Both', ', both');
}

/** `Against the rest`; null for a question that is none. */
export function outlierLabel({ outlier, choices }: QuestionOutcome): string | null {
  if (outlier === null) return null;
  const labels: Record<Outlier, string> = { against: 'Against the rest', divided: 'Not agreed', bad: 'Both bad' };
  return outlier === 'bad' ? `${labels.bad}${TIMES[choices.length] ?? `, ${choices.length} times`}` : labels[outlier];
}

/** `39 to 76 %`. */
export function intervalText(interval: { low: number; high: number } | null): string {
  if (interval === null) return '';
  return `${Math.round(interval.low * 100)} to ${Math.round(interval.high * 100)} %`;
}
