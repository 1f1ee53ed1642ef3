/** Problems and remarks about a tweak that counts. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowField } from '../index/flow-index.ts';
import type { InputBinding } from '../request/bind-inputs.ts';
import { isUploadedPath } from '../request/uploaded-path.ts';
import type { TweakWrite } from './collect-writes.ts';
import { type FieldState, namesVariable, setsValue, stateOf } from './field-state.ts';
import { singleTextClasses } from './received-value.ts';
import type { TweakProblem, TweakRules } from './tweak-verdict.ts';

function rangeProblem({ range }: FlowField, value: JsonValue): TweakProblem | null {
  if (!range || typeof value !== 'number') return null;
  const isBelow = range.min !== null && value < range.min;
  const isAbove = range.max !== null && value > range.max;
  return isBelow || isAbove ? { kind: 'out-of-range', min: range.min, max: range.max } : null;
}

function optionProblem({ options, acceptsOther }: FlowField, value: JsonValue): TweakProblem | null {
  if (!options || options.length === 0 || acceptsOther) return null;
  // Options that are objects only describe choices; the values look different.
  if (options.some((option) => typeof option === 'object')) return null;
  const values = Array.isArray(value) ? value : [value];
  const known = new Set(options);
  const isKnown = values.every((item) => item === '' || known.has(item));
  return isKnown ? null : { kind: 'not-an-option', options: [...options] };
}

function variableProblem({ field }: TweakWrite, state: FieldState, after: JsonValue): TweakProblem | null {
  if (state.isVariable) return namesVariable(state) ? { kind: 'reads-variable', variable: String(after) } : null;
  const isReplaced = field.isVariable && typeof field.value === 'string' && field.value !== '';
  return isReplaced ? { kind: 'replaces-variable', variable: String(field.value) } : null;
}

function fileProblem({ type }: FieldState, after: JsonValue, rules: TweakRules): TweakProblem | null {
  if (type !== 'file' || rules.localFiles === 'read') return null;
  const paths = Array.isArray(after) ? after : [after];
  const isUploaded = (path: JsonValue) => typeof path !== 'string' || isUploadedPath(path);
  return paths.every(isUploaded) ? null : { kind: 'wrong-type', expected: 'path of an uploaded file' };
}

/**
 * Most classes of text fail on a list. Where an old export does not say the class, the list may be what it fails on, unless the
 * flow's own value is one (Chat Output of a starter flow of 1.13.0).
 */
function listProblem({ field }: TweakWrite, state: FieldState): TweakProblem | null {
  const isUnsaid = state.type === 'str' && state.inputType === '' && !state.isList;
  const isList = Array.isArray(state.value) && !Array.isArray(field.value);
  return isUnsaid && isList ? { kind: 'wrong-type', expected: 'text' } : null;
}

/**
 * `{load_from_db: true}` alone makes the flow's own value the name of a variable. No variable has that name, so the value is
 * null, which these classes do not take. A list or a boolean is no name at all (measured on 1.13.0).
 */
function missingVariableProblem(
  { field, value }: TweakWrite,
  state: FieldState,
  rules: TweakRules,
): TweakProblem | null {
  if (!namesVariable(state)) return null;
  const isOwn = !field.isVariable && !setsValue(stateOf(field), value, rules);
  const isName = typeof state.value !== 'object' && state.type !== 'bool';
  return !isName || (isOwn && failsOnNull(state))
    ? { kind: 'wrong-type', expected: 'name of a global variable' }
    : null;
}

/** True if the component fails when there is no variable of that name, which makes the value null. */
function failsOnNull({ type, inputType }: FieldState): boolean {
  const isText = type === 'str' && singleTextClasses.has(inputType) && inputType !== 'SecretStrInput';
  return isText || type === 'tab';
}

/**
 * An input overwrites the value of the field, not its `load_from_db` (measured on 1.13.0). `inputs` are those that overwrite it,
 * whatever their text: the report is made without it. The empty text in place of inputs is no name.
 */
export function inputProblems(state: FieldState, inputs: readonly InputBinding[]): TweakProblem[] {
  const isName = inputs.some(({ isSent }) => isSent) && state.isVariable && failsOnNull(state);
  return isName ? [{ kind: 'input-names-variable', inputs: inputs.map(({ input }) => input) }] : [];
}

/** The session of the run replaces the value of the field too, and not its `load_from_db`. */
export function sessionProblems(state: FieldState): TweakProblem[] {
  const isName = state.isVariable && failsOnNull(state);
  return isName ? [{ kind: 'wrong-type', expected: 'name of a global variable' }] : [];
}

/** Problems of the leaf that counts for its field; `state` is the field's state after all tweaks. */
export function tweakProblems(
  write: TweakWrite,
  state: FieldState,
  received: { value: JsonValue; failure: string | null },
  /** The entries of `inputs` that overwrite the field. */
  inputs: readonly InputBinding[],
  rules: TweakRules,
): TweakProblem[] {
  const { value, failure } = received;
  const problems: (TweakProblem | null)[] = [
    failure === null
      ? (fileProblem(state, value, rules) ?? listProblem(write, state) ?? missingVariableProblem(write, state, rules))
      : { kind: 'wrong-type', expected: failure },
    rangeProblem(write.field, value),
    optionProblem(write.field, value),
    variableProblem(write, state, value),
    state.type === 'bool' && typeof state.value === 'string' ? { kind: 'text-as-boolean' } : null,
    inputs.length > 0 ? { kind: 'input-wins-in', inputs: inputs.map(({ input }) => input) } : null,
    ...inputProblems(state, inputs),
  ];
  return problems.filter((problem) => problem !== null);
}
