/** How a tweak is shown: the states of the matcher, plus one for a tweak on which its component may fail. */
import type { TweakState } from '#contract/run-event.ts';
import type { TweakProblem, TweakVerdict } from './tweak-verdict.ts';

/** `may-fail`: the field receives a value on which only a run shows whether the component fails. */
export type ShownState = TweakState | 'may-fail';

/** Texts of the icons, which are hidden from assistive technology. */
export const STATE_LABELS: Record<ShownState, string> = {
  applied: 'Applied',
  'may-fail': 'May fail',
  'no-op': 'No change',
  resets: 'Resets field',
  ignored: 'Ignored',
  refused: 'Refused',
  overridden: 'Overridden',
  ambiguous: 'Ambiguous',
  'may-not-count': 'May not count',
};

/** The states of tweaks in whose place the flow's value is not used, if the component runs. */
export const REPLACING: ReadonlySet<ShownState> = new Set([
  'applied',
  'may-fail',
  'ambiguous',
  'resets',
  'may-not-count',
]);

/** The order of counts and legends. */
export const SHOWN_STATES: readonly ShownState[] = [
  'applied',
  'may-fail',
  'no-op',
  'resets',
  'ignored',
  'refused',
  'overridden',
  'ambiguous',
  'may-not-count',
];

/** The states that need attention first. */
export const BY_SEVERITY: readonly ShownState[] = [
  'refused',
  'may-fail',
  'resets',
  'ignored',
  'overridden',
  'may-not-count',
  'ambiguous',
  'applied',
  'no-op',
];

/** Whether a component on the graph is marked for it: a tweak that changes nothing leaves it without a mark. */
export function hasGraphMark(state: ShownState): boolean {
  return state !== 'no-op';
}

/** True if a tweak in this state does not, or may not, do what was asked. The only definition of a problem. */
export function isProblemState(state: ShownState): boolean {
  return state !== 'applied' && state !== 'no-op';
}

/** True if the value is skipped, and the component's built-in default replaces the flow's value. */
export function usesDefault({ problems }: Pick<TweakVerdict, 'problems'>): boolean {
  return problems.some(({ kind }) => kind === 'uses-default');
}

/** True for null: the default that the component falls back to is what was asked. */
export function asksForDefault({ reason }: Pick<TweakVerdict, 'reason'>): boolean {
  return reason.kind === 'null-value';
}

/** The frozen component that may answer in place of the tweaked one; undefined if there is none. */
export function frozenBehind({ state, problems }: Pick<TweakVerdict, 'state' | 'problems'>): string | undefined {
  const found = problems.find((problem) => problem.kind === 'frozen');
  return state === 'may-not-count' ? found?.component : undefined;
}

/** A value of the wrong type or none at all, a template that cannot be filled, a choice that is not there, sizes that do not fit. */
const LIKELY_FAILURES: ReadonlySet<TweakProblem['kind']> = new Set([
  'wrong-type',
  'needed',
  'no-variable',
  'malformed-template',
  'unknown-provider',
  'no-such-model',
  'without-provider',
  'not-demo',
  'not-attached',
  'cannot-split',
]);

/** Every view and export uses this, so that a likely failure is never shown as a success. */
export function shownState({ state, problems }: Pick<TweakVerdict, 'state' | 'problems'>): ShownState {
  const isReached = state === 'applied' || state === 'ambiguous' || state === 'resets';
  return isReached && problems.some(({ kind }) => LIKELY_FAILURES.has(kind)) ? 'may-fail' : state;
}
