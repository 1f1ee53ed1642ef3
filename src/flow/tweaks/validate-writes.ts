/** Validates all leaves that target one field of one component together, because only one of them counts. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FlowField } from '../index/flow-index.ts';
import type { InputBinding } from '../request/bind-inputs.ts';
import type { TweakWrite } from './collect-writes.ts';
import { type FieldState, setsValue, stateOf, writeTweak } from './field-state.ts';
import { receivedValue } from './received-value.ts';
import { usesDefault } from './shown-state.ts';
import { inputProblems, sessionProblems } from './tweak-problems.ts';
import type { TweakReason, TweakRules, TweakVerdict } from './tweak-verdict.ts';
import { ownValue, type ValueValidation, validateValue } from './validate-value.ts';

/** The rest of the request. */
export interface ValidationContext {
  rules: TweakRules;
  /** The tweaks have a key `stream`: a bare value, or an object for a component of that name. Without one, no tweak of `stream` counts. */
  namesStream: boolean;
  /** Number of entries in `inputs`. */
  inputs: number;
  /** Component id -> the entries of `inputs` that overwrite its `input_value`. */
  inputsOf: ReadonlyMap<string, readonly InputBinding[]>;
}

/** An object tweak must not redirect a grouped field: refused like a protected field (lfx 1.13.0, `processing/process.py`). */
export function redirectsProxy({ field, value }: TweakWrite): boolean {
  return isJsonObject(value) && Object.hasOwn(value, 'proxy') && !['NestedDict', 'mcp', 'dict'].includes(field.type);
}

function validateProtection(write: TweakWrite, rules: TweakRules, before: JsonValue): ValueValidation | null {
  const problems: [] = [];
  if (rules.protectedFields === 'refuse' && (write.field.isProtected || redirectsProxy(write))) {
    return { state: 'refused', reason: { kind: 'protected-refused' }, problems, after: before };
  }
  if (rules.protectedFields === 'drop' && write.field.isProtected) {
    return { state: 'ignored', reason: { kind: 'protected-dropped' }, problems, after: before };
  }
  return null;
}

function overridden(reason: TweakReason, after: JsonValue): ValueValidation {
  return { state: 'overridden', reason, problems: [], after };
}

/**
 * True for the fields that the run sets in every component. Without a key `stream`, run/advanced switches every `stream`
 * off, and run?stream=true switches it on; every `session_id` becomes the run's (measured on 1.12.8 and 1.13.0).
 */
function isSetByRun(field: string, namesStream: boolean): boolean {
  return field === 'session_id' || (field === 'stream' && !namesStream);
}

/** The verdict when something else sets the field, whatever the tweak. */
function validateField(
  write: TweakWrite,
  context: ValidationContext,
  inputs: readonly InputBinding[],
  before: JsonValue,
  state: FieldState,
  counted: ValueValidation,
): ValueValidation | null {
  const { connection, name } = write.field;
  if (connection) return overridden({ kind: 'connected', source: connection.source }, before);
  // A request cannot change a field that is never read.
  if (counted.reason.kind === 'hidden-field' || counted.reason.kind === 'handle-field') return counted;
  // A skipped value leaves the component its built-in session, which the run does not replace. An input does write a hidden field.
  if (name === 'session_id' && usesDefault(counted)) return counted;
  if (write.field.isShown && !state.isShown && name !== 'input_value') return counted;
  if (isSetByRun(name, context.namesStream)) {
    const off = receivedValue(writeTweak(state, false, context.rules));
    const after = name === 'stream' && off.kind === 'value' ? off.value : null;
    return { ...overridden({ kind: 'run-wins' }, after), problems: name === 'stream' ? [] : sessionProblems(state) };
  }
  if (inputs.length === 0 || inputs.length < context.inputs) return null;
  const problems = inputProblems(state, inputs);
  // `after` is the value for inputs that do not reach the component.
  const sent = inputs.filter(({ isSent }) => isSent).length;
  return { ...overridden({ kind: 'input-wins', inputs: sent }, counted.after), problems };
}

function validateOrder(write: TweakWrite, winner: TweakWrite, after: JsonValue): ValueValidation {
  const kind = winner.match === 'bare' && write.match !== 'bare' ? 'bare-wins' : 'later-key-wins';
  return overridden({ kind, path: winner.path }, after);
}

/** The state of a field after all writes, in the order in which Langflow applies them, and the index of the last that sets the value. */
function writeAll(own: FieldState, writes: readonly TweakWrite[], rules: TweakRules): [FieldState, number] {
  let state = own;
  let winner = -1;
  for (const [index, { value }] of writes.entries()) {
    if (setsValue(state, value, rules)) winner = index;
    state = writeTweak(state, value, rules);
  }
  return [state, winner];
}

/** The value that a field receives after all its writes; null when it receives none or is connected. */
export function receivedAfter(field: FlowField, writes: readonly TweakWrite[], rules: TweakRules): JsonValue {
  if (field.connection) return null;
  const received = receivedValue(writeAll(stateOf(field), writes, rules)[0]);
  return received.kind === 'value' ? received.value : null;
}

/**
 * One verdict for each of `writes`, which target the same field of the same component and are in the order in which Langflow
 * applies them: objects in the order of their keys, then bare keys. `isNeeded`: the component fails when the field receives
 * no value.
 */
export function validateWrites(
  writes: readonly TweakWrite[],
  context: ValidationContext,
  isNeeded: boolean,
): TweakVerdict[] {
  const [first] = writes;
  if (!first) return [];
  const untouched = ownValue(first.field);
  const before = untouched.value;
  const [state, winner] = writeAll(untouched.state, writes, context.rules);
  const last = writes[winner];
  const inputs = first.field.name === 'input_value' ? (context.inputsOf.get(first.component.id) ?? []) : [];
  return writes.map((write, index) => {
    const counted = validateValue(write, state, untouched, context.rules, inputs, isNeeded);
    const { after, ...validation } =
      validateProtection(write, context.rules, before) ??
      validateField(write, context, inputs, before, state, counted) ??
      (last && index < winner ? validateOrder(write, last, counted.after) : counted);
    return {
      path: write.path,
      value: write.value,
      match: write.match,
      target: { component: write.component.id, field: write.field.name, before, after },
      ...validation,
    };
  });
}
