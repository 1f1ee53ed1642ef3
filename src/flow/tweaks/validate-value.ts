/** Validates the leaf that counts for its field, by the value that the component receives. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonEqual } from '#contract/json.ts';
import type { FlowField } from '../index/flow-index.ts';
import type { InputBinding } from '../request/bind-inputs.ts';
import type { TweakWrite } from './collect-writes.ts';
import { type FieldState, namesVariable, setsValue, stateOf } from './field-state.ts';
import { type ReceivedValue, receivedValue } from './received-value.ts';
import { tweakProblems } from './tweak-problems.ts';
import type { TweakReason, TweakRules, TweakVerdict } from './tweak-verdict.ts';

/** The part of a verdict that depends on the value. */
export type ValueValidation = Pick<TweakVerdict, 'state' | 'reason' | 'problems'> & { after: JsonValue };

/** A field without tweaks; `isReceived` is false when the component uses its built-in default instead of the value. */
export interface OwnValue {
  state: FieldState;
  value: JsonValue;
  isReceived: boolean;
}

/** What the component receives when no tweak reaches the field. */
export function ownValue(field: FlowField): OwnValue {
  const state = stateOf(field);
  const received = receivedValue(state);
  const isReceived = received.kind === 'value';
  return { state, value: isReceived ? received.value : field.value, isReceived };
}

/** Why a leaf reaches its component. */
function matchReason(write: TweakWrite): TweakReason {
  if (write.match === 'bare') return { kind: 'matched-bare', components: write.candidates.length };
  if (write.candidates.length > 1) {
    return { kind: 'shared-name', components: write.candidates, winner: write.component.id };
  }
  return { kind: write.match === 'id' ? 'matched-id' : 'matched-name' };
}

function ignored(reason: TweakReason, after: JsonValue): ValueValidation {
  return { state: 'ignored', reason, problems: [], after };
}

function unchanged(after: JsonValue): ValueValidation {
  return { state: 'no-op', reason: { kind: 'same-as-flow' }, problems: [], after };
}

/** The value is skipped, and the flow's is lost: the component uses its built-in default. */
function resets(reason: TweakReason): ValueValidation {
  return { state: 'resets', reason, problems: [{ kind: 'uses-default' }], after: null };
}

/** `hidden`: a tweak hides the field, which the flow shows (measured on 1.13.0). */
function skippedReason({ why, expected }: Extract<ReceivedValue, { kind: 'skipped' }>): TweakReason {
  if (why === 'hidden') return { kind: 'hides-field' };
  return why === 'null' ? { kind: 'null-value' } : { kind: 'wrong-type-skipped', expected };
}

/** The component receives no value and has no default. */
function failsWithout(write: TweakWrite, isTyped: boolean): ValueValidation {
  const reason = matchReason(write);
  const expected = write.field.type === 'prompt' ? 'text that is not empty' : 'text';
  return {
    state: reason.kind === 'shared-name' ? 'ambiguous' : 'applied',
    reason,
    problems: [isTyped ? { kind: 'wrong-type', expected } : { kind: 'needed' }],
    after: null,
  };
}

/** `state` is the field's state after all tweaks, `untouched` the field without any. */
export function validateValue(
  write: TweakWrite,
  state: FieldState,
  untouched: OwnValue,
  rules: TweakRules,
  /** The entries of `inputs` that overwrite this field. */
  inputs: readonly InputBinding[],
  /** True if the component fails when this field receives no value. */
  isNeeded: boolean,
): ValueValidation {
  const { state: own, value: before } = untouched;
  const result = receivedValue(state);
  const why = result.kind === 'skipped' ? result.why : null;
  if (why === 'handle') return ignored({ kind: 'handle-field' }, before);
  if (why === 'hidden' && !own.isShown) return ignored({ kind: 'hidden-field' }, before);
  if (!setsValue(own, write.value, rules) && isJsonEqual(own, state)) {
    return ignored({ kind: 'object-without-value' }, before);
  }
  if (result.kind === 'skipped') {
    if (isNeeded) return failsWithout(write, why !== 'hidden' && state.type !== 'model');
    const reason = skippedReason(result);
    if (untouched.isReceived) return resets(reason);
    // The component uses its default without the tweak too.
    return isJsonEqual(own, state) ? unchanged(own.value) : ignored(reason, before);
  }
  const after = result.value;
  const isSame =
    untouched.isReceived &&
    result.failure === null &&
    namesVariable(state) === namesVariable(own) &&
    isJsonEqual(before, after);
  // Null removes the file; the component uses its default.
  if (state.value === null && after === null && !isSame) return resets({ kind: 'null-value' });
  const isTextOnBoolean = state.type === 'bool' && typeof state.value === 'string';
  // Not so `stream`, which the run leaves on because a tweak names it (measured on 1.13.0).
  if (isSame && isTextOnBoolean && write.field.name !== 'stream')
    return ignored({ kind: 'wrong-type-skipped', expected: 'true or false' }, before);
  const reason = matchReason(write);
  const problems = tweakProblems(write, state, result, inputs, rules);
  if (reason.kind === 'shared-name') return { state: 'ambiguous', reason, problems, after };
  if (isSame) {
    // The flow already has the value, so its limits are not a problem of this tweak.
    const worthTelling = problems.filter(({ kind }) => kind !== 'out-of-range' && kind !== 'not-an-option');
    return { ...unchanged(after), problems: worthTelling };
  }
  return { state: 'applied', reason, problems, after };
}
