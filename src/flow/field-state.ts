/**
 * What a component receives for a field: the flow's value, changed by tweaks one after another, then read by type.
 * Rules of run/advanced as measured on the flow "fields" (translation-cases.json) and read in lfx 1.13.0
 * (`processing/process.py` writes, `graph/vertex/param_handler.py` reads).
 */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FlowField } from './flow-index.ts';

/** The parts of a field that a tweak can change: an object is merged into the field, key by key. */
export interface FieldState {
  readonly name: string;
  readonly type: string;
  readonly value: JsonValue;
  readonly isShown: boolean;
  readonly isList: boolean;
  readonly isVariable: boolean;
}

/** The flow's own state of a field. */
export function stateOf(field: FlowField): FieldState {
  return {
    name: field.name,
    type: field.type,
    value: field.value,
    isShown: field.isShown,
    isList: field.isList,
    isVariable: field.isVariable,
  };
}

/** Broken text stays as it is; Langflow tries to repair it. */
function parseNested(value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value;
  try {
    const parsed: JsonValue = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
}

function merge(state: FieldState, entries: JsonObject): FieldState {
  let next: FieldState = { ...state, isVariable: false };
  for (const [key, value] of Object.entries(entries)) {
    if (state.type === 'file') next = { ...next, value };
    else if (key === 'value') next = { ...next, value };
    else if (key === 'show') next = { ...next, isShown: Boolean(value) };
    else if (key === 'list') next = { ...next, isList: Boolean(value) };
    else if (key === 'load_from_db') next = { ...next, isVariable: Boolean(value) };
    else if (key === 'type' && typeof value === 'string') next = { ...next, type: value };
  }
  return next;
}

/** The state after one tweak: wrappers such as `{value: …}` are undone here. */
export function writeTweak(state: FieldState, tweak: JsonValue): FieldState {
  if (state.type === 'NestedDict') return { ...state, value: parseNested(tweak) };
  if (state.type === 'mcp') return { ...state, value: tweak };
  if (isJsonObject(tweak)) {
    if (state.type !== 'dict') return merge(state, tweak);
    const isWrapper = Object.keys(tweak).length === 1 && Object.hasOwn(tweak, 'value');
    return { ...state, value: isWrapper ? (tweak.value ?? null) : tweak };
  }
  return { ...state, value: tweak, isVariable: false };
}

/** True when a tweak says what the value is; `{load_from_db: true}` alone does not. */
export function setsValue(state: FieldState, tweak: JsonValue): boolean {
  if (!isJsonObject(tweak) || state.type === 'NestedDict' || state.type === 'mcp' || state.type === 'dict') return true;
  return state.type === 'file' ? Object.keys(tweak).length > 0 : Object.hasOwn(tweak, 'value');
}
