/** How the outcome of a tweak is shown, and whether it is what the tweak asked for. */
import type { TweakOutcome } from '#contract/run-event.ts';
import { isProblemState, type ShownState } from './shown-state.ts';

export function outcomeState({ state, mayFail }: Pick<TweakOutcome, 'state' | 'mayFail'>): ShownState {
  return mayFail === true ? 'may-fail' : state;
}

/**
 * True if the tweak did not, or may not, do what was asked. Null asks for the default, so its field may be reset, and on a frozen
 * component it is missed only if an earlier result answered. `isAnswered`: the run was, so nothing has failed on the tweak.
 */
export function isMissed(outcome: TweakOutcome, isAnswered: boolean): boolean {
  const { isNull, answeredEarlier } = outcome;
  const state = isAnswered ? outcome.state : outcomeState(outcome);
  const isAsked = state === 'resets' || (state === 'may-not-count' && answeredEarlier !== true);
  return isProblemState(state) && !(isNull === true && isAsked);
}
