/** How a tweak is shown: the states of the matcher, plus one for a tweak on which its component may fail. */
import type { TweakState } from '#contract/run-event.ts';
import type { TweakProblem, TweakVerdict } from './tweak-verdict.ts';

/** `may-fail`: the field receives a value on which only a run shows whether the component fails. */
export type ShownState = TweakState | 'may-fail';

/** The words for the icons, which are hidden from assistive technology. */
export const STATE_LABELS: Record<ShownState, string> = {
  applied: 'Applied',
  'may-fail': 'May fail',
  'no-op': 'No change',
  ignored: 'Ignored',
  refused: 'Refused',
  overridden: 'Overridden',
  ambiguous: 'Ambiguous',
};

/** The order of counts and legends. */
export const SHOWN_STATES: readonly ShownState[] = [
  'applied',
  'may-fail',
  'no-op',
  'ignored',
  'refused',
  'overridden',
  'ambiguous',
];

/** The states that need attention first. */
export const BY_SEVERITY: readonly ShownState[] = [
  'refused',
  'may-fail',
  'ignored',
  'overridden',
  'ambiguous',
  'applied',
  'no-op',
];

/** True if a tweak in this state does not, or may not, do what was asked. The only definition of a problem. */
export function isProblemState(state: ShownState): boolean {
  return state !== 'applied' && state !== 'no-op';
}

/** True if the value is skipped, and the component's built-in default replaces the flow's value: not what was asked, but a change. */
export function usesDefault({ problems }: Pick<TweakVerdict, 'problems'>): boolean {
  return problems.some(({ kind }) => kind === 'uses-default');
}

/** A value of the wrong type, and a template that is malformed or without some of its variables. */
const LIKELY_FAILURES: ReadonlySet<TweakProblem['kind']> = new Set(['wrong-type', 'no-variable', 'malformed-template']);

/** Every view and export uses this, so that a likely failure is never shown as a success. */
export function shownState({ state, problems }: Pick<TweakVerdict, 'state' | 'problems'>): ShownState {
  const isReached = state === 'applied' || state === 'ambiguous';
  return isReached && problems.some(({ kind }) => LIKELY_FAILURES.has(kind)) ? 'may-fail' : state;
}
