/** Checks of what happened during the run. */
import type { TweakOutcome } from '#contract/run-event.ts';
import { readDuration } from '#contract/suite/duration.ts';
import { isMissed } from '#flow/tweaks/outcome-state.ts';
import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import { type CheckFacts, excerpt, type Verdict, verdictOf } from './check-facts.ts';

export function takesAtMost(limit: string, { timeMs }: CheckFacts): Verdict {
  if (timeMs === null) return { state: 'broken', why: 'The time of the answer is not known.' };
  return verdictOf(timeMs <= (readDuration(limit) ?? 0), `The answer took ${formatDuration(timeMs)}.`);
}

export function startsWithin(limit: string, { firstTextMs, timeMs }: CheckFacts): Verdict {
  const at = firstTextMs ?? timeMs;
  if (at === null) return { state: 'broken', why: 'The time of the first text is not known.' };
  const how = firstTextMs === null ? 'The text arrived in one piece after' : 'The first text arrived after';
  return verdictOf(at <= (readDuration(limit) ?? 0), `${how} ${formatDuration(at)}.`);
}

export function usesAtMost(limit: number, { tokens }: CheckFacts): Verdict {
  if (tokens === null) return { state: 'broken', why: 'The server does not report tokens.' };
  return verdictOf(tokens <= limit, `The answer took ${formatCount(tokens, 'token')}.`);
}

/** `wanted` is an id or a display name. */
export function reaches(wanted: string, { ran, components }: CheckFacts): Verdict {
  const named = components.filter(({ id, displayName }) => id === wanted || displayName === wanted);
  if (named.length === 0) return { state: 'broken', why: `The flow has no component “${excerpt(wanted)}”.` };
  if (ran === null) return { state: 'broken', why: 'The server does not report which components ran.' };
  const ids = new Set(named.map(({ id }) => id));
  const isReached = ran.some(({ id, name }) => (id === null ? name === wanted : ids.has(id)));
  return verdictOf(isReached, `“${excerpt(wanted)}” ${isReached ? 'ran' : 'did not run'}.`);
}

export function callsTool(wanted: string, { tools }: CheckFacts): Verdict {
  const isCalled = tools.includes(wanted);
  if (isCalled || tools.length === 0) {
    return verdictOf(isCalled, isCalled ? `“${excerpt(wanted)}” was called.` : 'No tool was called.');
  }
  return verdictOf(false, `“${excerpt(wanted)}” was not called, only ${excerpt([...new Set(tools)].join(', '))}.`);
}

/**
 * Not missed are a tweak that changes nothing because the flow has its value already, and a null that resets its field. One on
 * which its component may fail has not made it fail, but the component may have replaced the value.
 */
export function appliesTweaks({ tweaks, isConfirmed }: Pick<CheckFacts, 'tweaks' | 'isConfirmed'>): Verdict {
  if (tweaks.length === 0) return { state: 'not checked', why: 'There are no tweaks.' };
  const missed = tweaks.filter((outcome) => isMissed(outcome, true));
  const open = tweaks.find(({ state, mayFail }) => mayFail === true || state === 'may-not-count');
  if (missed.length === 0 && open) {
    return { state: 'not checked', why: `Whether ${open.path.join(' · ')} took effect is not known.` };
  }
  if (missed.length === 0) {
    const how = isConfirmed ? 'The server confirms that every tweak' : 'Every tweak is predicted to';
    return verdictOf(true, isConfirmed ? `${how} took effect.` : `${how} take effect.`);
  }
  const [first] = missed;
  const rest = missed.length > 1 ? ` and ${formatCount(missed.length - 1, 'more tweak')}` : '';
  const what = first === undefined ? '' : `${first.path.join(' · ')} ${missedText(first)}`;
  return verdictOf(false, `${what}${rest}.`);
}

function missedText(outcome: TweakOutcome): string {
  return outcome.answeredEarlier === true
    ? 'did not count: an earlier result of a frozen component answered'
    : MISSED[outcome.state];
}

const MISSED: Readonly<Record<TweakOutcome['state'], string>> = {
  applied: 'is applied',
  'no-op': 'changes nothing',
  resets: 'resets its field to the default',
  ignored: 'is ignored',
  refused: 'is refused',
  overridden: 'is overridden',
  ambiguous: 'is ambiguous',
  'may-not-count': 'may not count',
};
