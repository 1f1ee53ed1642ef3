/** The tweaks of a variant as the head of its column lists them. */
import type { TweakOutcome } from '#contract/run-event.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretTweak } from '#flow/index/secret-field.ts';
import { outcomeState } from '#flow/tweaks/outcome-state.ts';
import { type ShownState, shownState } from '#flow/tweaks/shown-state.ts';
import type { TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import { tweakLeaves } from '#run/model/tweak-leaves.ts';
import { BUILT_IN, HIDDEN_VALUE, showValue } from '#run/report/show-value.ts';

export interface HeadTweak {
  /** Null while the flow is not known. */
  state: ShownState | null;
  path: readonly string[];
  field: string;
  /** Null if it is not known, not to be shown, or if the value that is written reaches no component. */
  before: string | null;
  /** Empty if it is not known. */
  after: string;
  /** The name that a tweak should have that reaches nothing; null if none is close. */
  suggestion: MeantName | null;
}

export interface MeantName {
  /** The path of the key that is to have the name. */
  path: readonly string[];
  name: string;
}

/** What the tweaks did in a cell (`outcomes`), else what they will do (`verdicts`), else only what is written. */
export function headTweaks(
  tweaks: Tweaks,
  outcomes: readonly TweakOutcome[] | null,
  verdicts: readonly TweakVerdict[],
  index: FlowIndex | null,
): HeadTweak[] {
  const leaves = tweakLeaves(tweaks);
  // A case may have tweaks of its own.
  const did = outcomes?.filter(({ path }) => leaves.has(JSON.stringify(path))) ?? [];
  if (did.length > 0) return did.map((outcome) => outcomeTweak(outcome, leaves, verdicts, index));
  if (verdicts.length > 0) return verdicts.map((verdict) => verdictTweak(verdict, index));
  return [...leaves.values()].map(({ path, field, value }) => ({
    state: null,
    path,
    field,
    before: null,
    after: hideable(value, field, null, index),
    suggestion: null,
  }));
}

/** What all tweaks of a cell did (`outcomes`), else what they will do (`verdicts`), else only what is written. */
export function sentTweaks(
  tweaks: Tweaks,
  outcomes: readonly TweakOutcome[],
  verdicts: readonly TweakVerdict[],
  index: FlowIndex | null,
): HeadTweak[] {
  if (outcomes.length === 0) return headTweaks(tweaks, null, verdicts, index);
  const leaves = tweakLeaves(tweaks);
  return outcomes.map((outcome) => outcomeTweak(outcome, leaves, verdicts, index));
}

function outcomeTweak(
  outcome: TweakOutcome,
  leaves: ReturnType<typeof tweakLeaves>,
  verdicts: readonly TweakVerdict[],
  index: FlowIndex | null,
): HeadTweak {
  const { path, component, field, state, before, after } = outcome;
  const key = JSON.stringify(path);
  const verdict = state === 'ignored' ? verdicts.find((one) => JSON.stringify(one.path) === key) : undefined;
  const name = path.at(-1) ?? field;
  const isOverridden = state === 'overridden';
  const written = leaves.get(JSON.stringify(path))?.value;
  const isReset = state === 'resets' && (after ?? null) === null;
  const shown = isReset
    ? BUILT_IN
    : hideable(isOverridden ? (written ?? after) : (after ?? written), name, component, index);
  return {
    state: outcomeState(outcome),
    path,
    field: name,
    after: shown,
    before: before === undefined || isOverridden || shown === HIDDEN_VALUE ? null : showValue(before),
    suggestion: verdict === undefined ? null : suggestionOf(verdict),
  };
}

function verdictTweak(verdict: TweakVerdict, index: FlowIndex | null): HeadTweak {
  const { path, target, value, state } = verdict;
  const field = path.at(-1) ?? '';
  const after = hideable(value, field, target?.component ?? null, index);
  return {
    state: shownState(verdict),
    path,
    field,
    after: state === 'resets' ? BUILT_IN : after,
    before: target === null || state === 'overridden' || after === HIDDEN_VALUE ? null : showValue(target.before),
    suggestion: suggestionOf(verdict),
  };
}

function suggestionOf({ path, reason }: TweakVerdict): MeantName | null {
  if (!('suggestions' in reason)) return null;
  const [name] = reason.suggestions;
  return name === undefined ? null : { path: reason.kind === 'unknown-component' ? path.slice(0, 1) : path, name };
}

function hideable(
  value: Parameters<typeof showValue>[0] | undefined,
  field: string,
  component: string | null,
  index: FlowIndex | null,
): string {
  const known = component === null ? undefined : index?.byId.get(component)?.fields.get(field);
  if (isSecretTweak(known, field)) return HIDDEN_VALUE;
  return value === undefined ? '' : showValue(value);
}
