/** Tweaks written into the flow for good: the same fields and values as in a run with them. */
import { isJsonEqual, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { type ResolvedLeaf, resolveTweaks } from '#flow/translation/resolve-tweaks.ts';
import { stateOf } from '#flow/tweaks/field-state.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import { findSecretTweaks } from '../../flow/secrets/mask-secrets.ts';
import { fieldOf } from './fill-secrets.ts';

/** A field of the flow that the tweaks change. */
export interface WrittenField {
  component: { id: string; displayName: string };
  field: string;
  before: JsonValue;
  after: JsonValue;
  /** Its value is never shown. */
  isSecret: boolean;
  leaf: ResolvedLeaf;
}

/** Null if the server refuses some of the tweaks. Tweaks without an effect, and what a run sets itself, change no field. */
export function fieldsToWrite(index: FlowIndex, tweaks: Tweaks, rules: TweakRules): WrittenField[] | null {
  const { leaves, decidedByServer } = resolveTweaks(index, tweaks, rules);
  if (decidedByServer !== null) return null;
  const secrets = new Set(findSecretTweaks(tweaks, index).map((path) => path.at(-1)));
  return [...leaves.values()].flatMap((fields) =>
    [...fields.values()].flatMap((leaf) => {
      const { component, field, state } = leaf;
      // A run does not read a hidden field.
      if (!state.isShown || isJsonEqual(stateOf(field), state)) return [];
      const isSecret = isSecretField(field) || secrets.has(field.name);
      return [{ component, field: field.name, before: field.value, after: state.value, isSecret, leaf }];
    }),
  );
}

/** The graph with these fields changed; null if it has one of them no more. */
export function writeFields(data: JsonObject, written: readonly WrittenField[]): JsonObject | null {
  const changed = structuredClone(data);
  for (const { component, field, leaf } of written) {
    const held = fieldOf(changed, component.id, field);
    if (held === null) return null;
    const { state } = leaf;
    held[state.type === 'file' ? 'file_path' : 'value'] = state.value;
    if (state.isVariable !== leaf.field.isVariable) held.load_from_db = state.isVariable;
    if (state.isShown !== leaf.field.isShown) held.show = state.isShown;
    if (state.isList !== leaf.field.isList) held.list = state.isList;
    if (state.type !== leaf.field.type) held.type = state.type;
  }
  return changed;
}
