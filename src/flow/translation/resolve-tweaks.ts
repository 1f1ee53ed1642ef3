/** Resolves tweaks to the fields that they set and their final values, as measured (translation-cases.json). */
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowComponent, FlowField, FlowIndex } from '../index/flow-index.ts';
import { asApplied, collectWrites, type TweakWrite } from '../tweaks/collect-writes.ts';
import { type FieldState, stateOf, writeTweak } from '../tweaks/field-state.ts';
import type { TweakRules } from '../tweaks/tweak-verdict.ts';

/** A tweaked field, and its state after all tweaks. */
export interface ResolvedLeaf {
  component: FlowComponent;
  field: FlowField;
  state: FieldState;
}

export interface ResolvedTweaks {
  /** Component id -> field name -> leaf, in the order in which run/advanced writes them. */
  leaves: Map<string, Map<string, ResolvedLeaf>>;
  /** A tweak that only the server can decide: on a protected field, or in a form that it refuses. */
  decidedByServer: 'protected' | 'refused' | null;
}

/** Leaves out tweaks that reach nothing, connected fields, and what the run sets: `session_id`, and every `stream`. */
export function resolveTweaks(index: FlowIndex, tweaks: Tweaks, rules: TweakRules): ResolvedTweaks {
  const collected = collectWrites(index, tweaks, rules);
  const writes = collected.flatMap((leaf) => ('write' in leaf ? [leaf.write] : []));
  const isRefused = collected.some((leaf) => 'miss' in leaf && leaf.miss.state === 'refused');
  const isProtected = writes.some(({ field }) => field.isProtected);
  const leaves: ResolvedTweaks['leaves'] = new Map();
  for (const write of asApplied(writes)) if (counts(write)) putLeaf(leaves, write, rules);
  return { leaves, decidedByServer: isProtected ? 'protected' : isRefused ? 'refused' : null };
}

function counts({ field }: TweakWrite): boolean {
  return field.connection === null && field.name !== 'stream' && field.name !== 'session_id';
}

function putLeaf(leaves: ResolvedTweaks['leaves'], write: TweakWrite, rules: TweakRules): void {
  const { component, field, value } = write;
  const fields = leaves.get(component.id) ?? new Map<string, ResolvedLeaf>();
  const state = writeTweak(fields.get(field.name)?.state ?? stateOf(field), value, rules);
  fields.set(field.name, { component, field, state });
  leaves.set(component.id, fields);
}

/** The value of an input overwrites `input_value` of every component that it reaches. */
export function putInputValue(
  leaves: ResolvedTweaks['leaves'],
  index: FlowIndex,
  reached: readonly string[],
  value: string,
): void {
  for (const id of reached) {
    const component = index.byId.get(id);
    const field = component?.fields.get('input_value');
    if (!component || !field) continue;
    const fields = leaves.get(id) ?? new Map<string, ResolvedLeaf>();
    const state = { ...(fields.get('input_value')?.state ?? stateOf(field)), value };
    fields.set('input_value', { component, field, state });
    leaves.set(id, fields);
  }
}

/** True when a tweak changed more than the value of the field. */
export function changesField({ field, state }: ResolvedLeaf): boolean {
  return state.isShown !== field.isShown || state.isList !== field.isList || state.type !== field.type;
}
