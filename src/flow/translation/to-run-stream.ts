/** Translates one input of a run/advanced request to the body of `POST /api/v1/run/{flow}?stream=true` with the same outcome. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { RunInput, RunRequest, Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '../index/flow-index.ts';
import { bindInputs, type InputBinding, reachesWithoutNames } from '../request/bind-inputs.ts';
import type { TweakRules } from '../tweaks/tweak-verdict.ts';
import {
  changesField,
  putInputValue,
  type ResolvedLeaf,
  type ResolvedTweaks,
  resolveTweaks,
} from './resolve-tweaks.ts';

/** `request` has at most one input. */
export function toRunStream(index: FlowIndex, request: RunRequest, rules: TweakRules): JsonObject {
  const { leaves } = resolveTweaks(index, request.tweaks ?? {}, rules);
  const [binding] = bindInputs(index, request.inputs);
  const body: JsonObject = {};
  if (binding && binding.value !== null) addInput(body, leaves, index, request, binding, binding.value);
  body.tweaks = toTweaks(leaves);
  const names = [...new Set(request.outputs ?? [])];
  // The route can select one name; for several, all outputs are requested and filtered.
  if (names.length === 1 && names[0] !== undefined) body.output_component = names[0];
  else body.output_type = names.length === 0 ? 'any' : 'debug';
  if (request.session_id !== undefined) body.session_id = request.session_id;
  return body;
}

function addInput(
  body: JsonObject,
  leaves: ResolvedTweaks['leaves'],
  index: FlowIndex,
  request: RunRequest,
  binding: InputBinding,
  value: string,
): void {
  const entry = request.inputs?.[0];
  const type = entry?.type ?? 'any';
  const isUntargeted = entry === undefined || reachesAll(index, entry);
  for (const id of binding.reached) leaves.get(id)?.delete('input_value');
  if (!isUntargeted || conflicts(leaves, type)) {
    putInputValue(leaves, index, binding.reached, value);
    return;
  }
  body.input_value = value;
  body.input_type = type;
}

/** Only the owner of a flow may send tweaks, so what can be said without one is. */
function reachesAll(index: FlowIndex, entry: RunInput): boolean {
  return (entry.components ?? []).length === 0 || (index.isOthers === true && reachesWithoutNames(index, entry));
}

/** True if the route would refuse `input_value`, because a tweak sets it on a key that looks like an input of that type. */
function conflicts(leaves: ResolvedTweaks['leaves'], type: string): boolean {
  if (type === 'any') return false;
  const word = type === 'chat' ? /Chat ?Input/ : /Text ?Input/;
  return [...leaves].some(([id, fields]) => word.test(id) && fields.has('input_value'));
}

function toTweaks(leaves: ResolvedTweaks['leaves']): Tweaks {
  const tweaks: Tweaks = {};
  for (const [id, fields] of leaves) {
    const values: JsonObject = {};
    for (const [name, leaf] of fields) values[name] = toValue(leaf);
    if (fields.size > 0) tweaks[id] = values;
  }
  return tweaks;
}

/** Wraps an object on a dict field, and marks the name of a variable. */
function toValue(leaf: ResolvedLeaf): JsonValue {
  const { state } = leaf;
  if (state.type === 'dict' && state.value !== null) return { value: state.value };
  const extra: JsonObject = {};
  if (state.isVariable) extra.load_from_db = true;
  if (changesField(leaf)) Object.assign(extra, { show: state.isShown, list: state.isList, type: state.type });
  return Object.keys(extra).length > 0 ? { value: state.value, ...extra } : state.value;
}
