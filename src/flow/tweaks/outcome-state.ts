/** How the outcome of a tweak is shown, and whether it is what the tweak asked for. */
import type { TweakOutcome } from '#contract/run-event.ts';
import { isProblemState, type ShownState } from './shown-state.ts';

export function outcomeState({ state, mayFail }: Pick<TweakOutcome, 'state' | 'mayFail'>): ShownState {
  return mayFail === true ? 'may-fail' : state;
}

/** True if the tweak did not, or may not, do what was asked. Null asks for the default, so its field may be reset. */
export function isMissed(outcome: TweakOutcome): boolean {
  const state = outcomeState(outcome);
  return isProblemState(state) && !(state === 'resets' && outcome.isNull === true);
}
