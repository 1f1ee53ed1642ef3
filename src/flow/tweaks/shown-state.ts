/** What a tweak is shown as: the states of the matcher, and one more for a tweak whose component may fail on it. */
import type { TweakState } from '#contract/run-event.ts';
import type { TweakVerdict } from './tweak-verdict.ts';

/** `may-fail`: the value reaches its field, which does not take it. Whether the component fails, only a run can tell. */
export type ShownState = TweakState | 'may-fail';

/** The word that goes with a mark; a mark alone is hidden from assistive technology. */
export const STATE_LABELS: Record<ShownState, string> = {
  applied: 'Applied',
  'may-fail': 'May fail',
  'no-op': 'No change',
  ignored: 'Ignored',
  refused: 'Refused',
  overridden: 'Overridden',
  ambiguous: 'Ambiguous',
};

/** The fixed order of counts and legends. */
export const SHOWN_STATES: readonly ShownState[] = [
  'applied',
  'may-fail',
  'no-op',
  'ignored',
  'refused',
  'overridden',
  'ambiguous',
];

/** What needs a look comes first. */
export const GRAVEST_FIRST: readonly ShownState[] = [
  'refused',
  'may-fail',
  'ignored',
  'overridden',
  'ambiguous',
  'applied',
  'no-op',
];

/** Whether a tweak in this state is a problem: it does not do what was asked, or may not. Every count of problems asks here. */
export function isProblemState(state: ShownState): boolean {
  return state !== 'applied' && state !== 'no-op';
}

/** Every view and file asks here, so that a likely failure is never shown as a success. */
export function shownState({ state, problems }: Pick<TweakVerdict, 'state' | 'problems'>): ShownState {
  const isReached = state === 'applied' || state === 'ambiguous';
  return isReached && problems.some(({ kind }) => kind === 'wrong-type') ? 'may-fail' : state;
}
