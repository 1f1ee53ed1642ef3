/** What became of each tweak, as far as the server has reported it. */
import type { TweakOutcome } from '#contract/run-event.ts';
import type { ReceivedEvent, Run, RunInputResult } from './run.ts';

type ReportedRun = Pick<Run, 'events' | 'predicted'>;

/**
 * The outcomes that the server reported for an input, and those of the tweaks on which the server said only whether a frozen
 * component answered from an earlier result. `predicted`: the predicted outcomes, if the run does not have them.
 */
export function reportedOutcomes(
  run: ReportedRun,
  input: RunInputResult,
  predicted: readonly TweakOutcome[] = run.predicted ?? [],
): TweakOutcome[] {
  const { outcomes } = input;
  const reported = new Set(outcomes.map(keyOf));
  const decided = predicted.flatMap((outcome): TweakOutcome[] => {
    const { frozen, ...rest } = outcome;
    const hasAnswered = frozen === undefined ? null : hasAnsweredEarlier(run, input, frozen);
    if (hasAnswered === null || reported.has(keyOf(outcome))) return [];
    if (hasAnswered) return [{ ...outcome, answeredEarlier: true }];
    return [{ ...rest, state: outcome.after === null ? 'resets' : 'applied' }];
  });
  return [...outcomes, ...decided];
}

/** The reported outcomes, and the predicted ones of the tweaks about which the server said nothing. */
export function knownOutcomes(
  run: ReportedRun,
  input: RunInputResult,
  predicted: readonly TweakOutcome[] = run.predicted ?? [],
): TweakOutcome[] {
  const reported = reportedOutcomes(run, input, predicted);
  const keys = new Set(reported.map(keyOf));
  return [...reported, ...predicted.filter((outcome) => !keys.has(keyOf(outcome)))];
}

function keyOf({ path, component }: TweakOutcome): string {
  return JSON.stringify([component, ...path]);
}

/**
 * Whether the component did not run because the server had an earlier result of it; null if the server does not say. `events`:
 * of the input alone, or of the whole run.
 */
export function hasAnsweredEarlier(
  { events }: { events: readonly ReceivedEvent[] },
  input: RunInputResult,
  component: string,
): boolean | null {
  const end = events.find(
    ({ event }) => event.event === 'component-end' && event.input === input.index && event.component === component,
  )?.event;
  if (end?.event === 'component-end') return end.used_frozen_result === true;
  const output = input.outputs.find((other) => other.component === component);
  const reported = output?.result?.used_frozen_result;
  if (reported !== undefined) return reported;
  // One that did not run has no span; one without a span may not have been traced.
  return input.trace?.components.some(({ id }) => id === component) ? false : null;
}
