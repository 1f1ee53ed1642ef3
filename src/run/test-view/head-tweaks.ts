/** The tweaks of a variant as the head of its column lists them. */
import type { TweakOutcome } from '#contract/run-event.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretTweak } from '#flow/index/secret-field.ts';
import { type ShownState, shownState } from '#flow/tweaks/shown-state.ts';
import type { TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import { tweakLeaves } from '../model/tweak-leaves.ts';
import { HIDDEN_VALUE, showValue } from '../report/show-value.ts';

export interface HeadTweak {
  /** Null while the flow is not known. */
  state: ShownState | null;
  path: readonly string[];
  field: string;
  /** Null if it is not known, not to be shown, or if the value that is written reaches no component. */
  before: string | null;
  after: string;
}

/** What the tweaks did in a cell (`outcomes`), else what they will do (`verdicts`), else only what is written. */
export function headTweaks(
  tweaks: Tweaks,
  outcomes: readonly TweakOutcome[] | null,
  verdicts: readonly TweakVerdict[],
  index: FlowIndex | null,
): HeadTweak[] {
  const leaves = tweakLeaves(tweaks);
  const own = new Set([...leaves.values()].map(({ path }) => JSON.stringify(path)));
  // A case may have tweaks of its own.
  const did = outcomes?.filter(({ path }) => own.has(JSON.stringify(path))) ?? [];
  if (did.length > 0) return did.map((outcome) => outcomeTweak(outcome, leafValue(leaves, outcome.path), index));
  if (verdicts.length > 0) return verdicts.map((verdict) => verdictTweak(verdict, index));
  return [...leaves.values()].map(({ path, field, value }) => ({
    state: null,
    path,
    field,
    before: null,
    after: hideable(value, field, null, index),
  }));
}

type Leaves = ReturnType<typeof tweakLeaves>;

function leafValue(leaves: Leaves, path: readonly string[]) {
  const key = JSON.stringify(path);
  return [...leaves.values()].find((leaf) => JSON.stringify(leaf.path) === key)?.value ?? null;
}

function outcomeTweak(
  outcome: TweakOutcome,
  written: ReturnType<typeof leafValue>,
  index: FlowIndex | null,
): HeadTweak {
  const { path, component, field, state, mayFail, before, after } = outcome;
  const name = path.at(-1) ?? field;
  const isOverridden = state === 'overridden';
  const shown = hideable(isOverridden ? (written ?? after ?? null) : (after ?? written), name, component, index);
  return {
    state: mayFail === true ? 'may-fail' : state,
    path,
    field: name,
    after: shown,
    before: before === undefined || isOverridden || shown === HIDDEN_VALUE ? null : showValue(before),
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
    after,
    before: target === null || state === 'overridden' || after === HIDDEN_VALUE ? null : showValue(target.before),
  };
}

function hideable(
  value: Parameters<typeof showValue>[0],
  field: string,
  component: string | null,
  index: FlowIndex | null,
): string {
  const known = component === null ? undefined : index?.byId.get(component)?.fields.get(field);
  return isSecretTweak(known, field) ? HIDDEN_VALUE : showValue(value);
}
