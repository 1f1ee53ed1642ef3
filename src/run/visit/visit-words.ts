/** What a visitor of a demo is told when it does not answer: calm sentences that say when it goes on. */
import type { VisitorProblem } from '#contract/demos/visitor.ts';

export type ReachedLimit = Extract<VisitorProblem, { code: 'limit-reached' }>;

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

const MINUTE = 60_000;

/** `15:00`, rounded up to the minute, so that it is not too early. */
export function clockTime(at: number): string {
  return clock.format(Math.ceil(at / MINUTE) * MINUTE);
}

/** `1 November 2026`. */
export function dayOf(at: number): string {
  return day.format(at);
}

/** `12 minutes`, `40 seconds`. */
export function timeLeft(until: number, now: number): string {
  const left = Math.max(1000, until - now);
  return left < MINUTE ? count(Math.ceil(left / 1000), 'second') : count(Math.ceil(left / MINUTE), 'minute');
}

/** `at 15:00, in 12 minutes`; `in 40 seconds`. */
function goesOn(until: number, now: number): string {
  const left = timeLeft(until, now);
  return until - now < MINUTE ? `in ${left}` : `at ${clockTime(until)}, in ${left}`;
}

/** A title and a sentence. */
export function limitWords({ limit, atMost, until }: ReachedLimit, now: number): { title: string; sentence: string } {
  const when = goesOn(until, now);
  if (limit === 'per-visitor') {
    return {
      title: 'You have asked all your questions',
      sentence: `Each visitor can ask ${count(atMost, 'question')} an hour. You can go on ${when}.`,
    };
  }
  const sentence =
    limit === 'per-hour'
      ? `This demo answers ${count(atMost, 'question')} an hour, and ${atMost === 1 ? 'it is' : 'they are'} used up.`
      : 'Others are getting their answers.';
  return { title: 'It is busy right now', sentence: `${sentence} It goes on ${when}.` };
}

/** The label of Ask until then: `Ask at 15:00`, `Ask in 40 seconds`. */
export function askLabel(until: number, now: number): string {
  return until - now < MINUTE ? `Ask in ${timeLeft(until, now)}` : `Ask at ${clockTime(until)}`;
}

/** Sentence below a demo that has ended; `openUntil` is null if it was revoked. */
export function endedSentence(openUntil: number | null): string {
  const ask = 'Ask the person who sent you the link for a new one.';
  return openUntil === null ? ask : `It was open until ${dayOf(openUntil)}. ${ask}`;
}

/** Sentence below the password; null if it was not refused. */
export function passwordSentence(problem: VisitorProblem): string | null {
  if (problem.code === 'too-many-tries') return `Too many tries. Try again at ${clockTime(problem.until)}.`;
  if (problem.code !== 'wrong-password') return null;
  const { triesLeft } = problem;
  return `That is not the password. ${triesLeft === 1 ? '1 try' : `${triesLeft} tries`} left.`;
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
