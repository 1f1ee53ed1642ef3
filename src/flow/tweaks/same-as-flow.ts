/** Checks whether a tweak on a field would change anything. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonEqual } from '#contract/json.ts';
import type { FlowField } from '../index/flow-index.ts';
import { type FieldState, namesVariable, stateOf, writeTweak } from './field-state.ts';
import { receivedValue } from './received-value.ts';
import type { TweakRules } from './tweak-verdict.ts';

function variableOf(state: FieldState): JsonValue {
  return namesVariable(state) ? state.value : null;
}

/**
 * True when the component receives the same with this tweak as without. Text must be identical, even where Langflow reads
 * different texts as one value, because a form shows the text as typed.
 */
export function isSameAsFlow(field: FlowField, tweak: JsonValue, rules: TweakRules): boolean {
  const own = stateOf(field);
  const state = writeTweak(own, tweak, rules);
  if (!isJsonEqual(variableOf(own), variableOf(state))) return false;
  const before = receivedValue(own);
  const after = receivedValue(state);
  if (before.kind !== after.kind) return false;
  if (typeof state.value === 'string' && typeof own.value === 'string') return state.value === own.value;
  if (before.kind !== 'value' || after.kind !== 'value') return isJsonEqual(own.value, state.value);
  return after.failure === null && isJsonEqual(before.value, after.value);
}
