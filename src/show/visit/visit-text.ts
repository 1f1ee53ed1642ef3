/** What a visitor of a demo is told when it does not answer: calm sentences that say when it goes on. */
import type { VisitorProblem } from '#contract/demos/visitor.ts';
import { clockText, dayText } from '#contract/text/time-text.ts';

export type ReachedLimit = Extract<VisitorProblem, { code: 'limit-reached' }>;

const MINUTE = 60_000;

/** `15:00`, rounded up to the minute, so that it is not too early. */
function roundedUp(at: number): string {
  return clockText(Math.ceil(at / MINUTE) * MINUTE);
}

/** Why a question is not taken, and from when on the next one is: `at 18:46`, or `in 40 seconds` within the last minute. */
export function limitSentence({ limit, until }: ReachedLimit, now: number): string {
  const why = limit === 'at-once' ? 'Others are getting their answers.' : 'Question limit reached.';
  const left = Math.max(1000, until - now);
  const when = left < MINUTE ? `in ${count(Math.ceil(left / 1000), 'second')}` : `at ${roundedUp(until)}`;
  return `${why} You can ask again ${when}.`;
}

/** Sentence below a demo that has ended; `openUntil` is null if it was revoked. */
export function endedSentence(openUntil: number | null): string {
  const advice = 'Ask the person who sent you the link for a new one.';
  return openUntil === null ? advice : `It was open until ${dayText(openUntil)}. ${advice}`;
}

/** Sentence below the password; null if it was not refused. */
export function passwordSentence(problem: VisitorProblem): string | null {
  if (problem.code === 'too-many-tries') return `Too many tries. Try again at ${roundedUp(problem.until)}.`;
  if (problem.code !== 'wrong-password') return null;
  const { triesLeft } = problem;
  return `That is not the password. ${triesLeft === 1 ? '1 try' : `${triesLeft} tries`} left.`;
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
