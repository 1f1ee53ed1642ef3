/**
 * The state of a field while tweaks are written into it, one after another. Rules of run/advanced, measured on the flow
 * "fields" (translation-cases.json) and read in `processing/process.py` of each release (lfx 1.13.0 the newest).
 */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import { parseBoundedJson } from '#contract/parse-bounded-json.ts';
import type { FlowField } from '../index/flow-index.ts';
import type { TweakRules } from './tweak-verdict.ts';

/** The attributes of a field that decide what the component receives; a tweak can change all except name and class. */
export type FieldState = Readonly<
  Pick<FlowField, 'name' | 'type' | 'inputType' | 'value' | 'options' | 'isShown' | 'isList' | 'isVariable'>
>;

/** The state of a field in the flow, before any tweak. */
export function stateOf(field: FlowField): FieldState {
  const { name, type, inputType, value, options, isShown, isList, isVariable } = field;
  return { name, type, inputType, value, options, isShown, isList, isVariable };
}

/** True if the value names a global variable. A value that is false in Python (empty, zero) names none. */
export function namesVariable({ isVariable, value }: Pick<FieldState, 'isVariable' | 'value'>): boolean {
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return isVariable && Boolean(value) && !isEmpty;
}

/** Text that is not JSON stays unchanged. */
function parseNested(value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value;
  try {
    return parseBoundedJson(value);
  } catch {
    return value;
  }
}

/** True if the tweak is an object whose keys are merged into the field, not the field's new value. */
function isMerged(state: FieldState, tweak: JsonValue, rules: TweakRules): tweak is JsonObject {
  if (!isJsonObject(tweak) || state.type === 'NestedDict') return false;
  return (state.type !== 'dict' && state.type !== 'mcp') || rules.objectOnDict === 'merge';
}

function merge(state: FieldState, entries: JsonObject): FieldState {
  let next = state;
  for (const [key, value] of Object.entries(entries)) {
    if (state.type === 'file' || key === 'value') next = { ...next, value };
    else if (key === 'show') next = { ...next, isShown: Boolean(value) };
    else if (key === 'list') next = { ...next, isList: Boolean(value) };
    else if (key === 'load_from_db') next = { ...next, isVariable: Boolean(value) };
    else if (key === 'type' && typeof value === 'string') next = { ...next, type: value };
  }
  return next;
}

/** The state after one tweak; unwraps `{value: …}`. */
export function writeTweak(state: FieldState, tweak: JsonValue, rules: TweakRules): FieldState {
  if (state.type === 'NestedDict') return { ...state, value: parseNested(tweak) };
  const isVariable = state.isVariable && rules.savedVariables !== 'literal';
  if (isMerged(state, tweak, rules)) return merge({ ...state, isVariable }, tweak);
  if (isJsonObject(tweak)) {
    const isWrapper = state.type === 'dict' && Object.keys(tweak).length === 1 && Object.hasOwn(tweak, 'value');
    return { ...state, value: isWrapper ? (tweak.value ?? null) : tweak };
  }
  return { ...state, isVariable, value: tweak };
}

/** True when a tweak sets the value; `{load_from_db: true}` alone does not. */
export function setsValue(state: FieldState, tweak: JsonValue, rules: TweakRules): boolean {
  if (!isMerged(state, tweak, rules)) return true;
  return state.type === 'file' ? Object.keys(tweak).length > 0 : Object.hasOwn(tweak, 'value');
}
