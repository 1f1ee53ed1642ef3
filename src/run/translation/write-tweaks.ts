/** Tweaks written into a flow for good: the same fields and values as in a run with them. */
import { isJsonEqual, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { findSecretTweaks } from '#flow/secrets/mask-secrets.ts';
import { type ResolvedLeaf, resolveTweaks } from '#flow/translation/resolve-tweaks.ts';
import { stateOf } from '#flow/tweaks/field-state.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import { fieldOf } from './fill-secrets.ts';

/** A field of a component in a graph, and the attributes that it gets. May have secrets. */
interface FieldChange {
  component: string;
  field: string;
  set: JsonObject;
}

/** A field of the flow that the tweaks change. */
export interface FieldToWrite {
  component: { id: string; displayName: string };
  field: string;
  before: JsonValue;
  after: JsonValue;
  /** Its value is never shown. */
  isSecret: boolean;
  change: FieldChange;
}

/** Null if the server refuses some of the tweaks. Tweaks without an effect, and what a run sets itself, change no field. */
export function fieldsToWrite(index: FlowIndex, tweaks: Tweaks, rules: TweakRules): FieldToWrite[] | null {
  const { leaves, decidedByServer } = resolveTweaks(index, tweaks, rules);
  if (decidedByServer !== null) return null;
  const secrets = new Set(findSecretTweaks(tweaks, index).map((path) => path.at(-1)));
  return [...leaves.values()].flatMap((fields) =>
    [...fields.values()].filter(isChange).map((leaf) => {
      const { component, field, state } = leaf;
      const isSecret = isSecretField(field) || secrets.has(field.name);
      return {
        component,
        field: field.name,
        before: field.value,
        after: state.value,
        isSecret,
        change: toChange(leaf),
      };
    }),
  );
}

/** The graph with these fields changed; null if one of them no longer exists. */
export function writeChanges(data: JsonObject, changes: readonly FieldChange[]): JsonObject | null {
  const changed = structuredClone(data);
  for (const { component, field, set } of changes) {
    const held = fieldOf(changed, component, field);
    if (held === null) return null;
    Object.assign(held, set);
  }
  return changed;
}

/** A run does not read a hidden field. */
function isChange({ field, state }: ResolvedLeaf): boolean {
  return state.isShown && !isJsonEqual(stateOf(field), state);
}

function toChange({ component, field, state }: ResolvedLeaf): FieldChange {
  return {
    component: component.id,
    field: field.name,
    set: {
      [state.type === 'file' ? 'file_path' : 'value']: state.value,
      ...(state.isVariable !== field.isVariable && { load_from_db: state.isVariable }),
      ...(state.isShown !== field.isShown && { show: state.isShown }),
      ...(state.isList !== field.isList && { list: state.isList }),
      ...(state.type !== field.type && { type: state.type }),
    },
  };
}
