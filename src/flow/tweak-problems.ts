/** What will go wrong with a tweak that counts, or is worth knowing. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonEqual } from '#contract/json.ts';
import type { InputBinding } from './bind-inputs.ts';
import type { TweakWrite } from './collect-writes.ts';
import type { FieldState } from './field-state.ts';
import type { FlowField } from './flow-index.ts';
import { receivedValue } from './received-value.ts';
import type { TweakProblem } from './tweak-verdict.ts';

function rangeProblem({ range }: FlowField, value: JsonValue): TweakProblem | null {
  if (!range || typeof value !== 'number') return null;
  const isBelow = range.min !== null && value < range.min;
  const isAbove = range.max !== null && value > range.max;
  return isBelow || isAbove ? { kind: 'out-of-range', min: range.min, max: range.max } : null;
}

function optionProblem({ options, acceptsOther }: FlowField, value: JsonValue): TweakProblem | null {
  if (!options || options.length === 0 || acceptsOther) return null;
  // Options that are objects describe choices; the value then has another shape.
  if (options.some((option) => typeof option === 'object')) return null;
  const values = Array.isArray(value) ? value : [value];
  const isKnown = values.every((item) => item === '' || options.some((option) => isJsonEqual(option, item)));
  return isKnown ? null : { kind: 'not-an-option', options: [...options] };
}

function inputProblem({ component, field }: TweakWrite, bindings: readonly InputBinding[]): TweakProblem | null {
  if (field.name !== 'input_value') return null;
  const inputs = bindings.filter(({ reached }) => reached.includes(component.id)).map(({ input }) => input);
  return inputs.length > 0 ? { kind: 'input-wins-in', inputs } : null;
}

/** Problems of the leaf that counts on its field; `state` is the field's state after all tweaks, `after` what arrives. */
export function tweakProblems(
  write: TweakWrite,
  state: FieldState,
  after: JsonValue,
  bindings: readonly InputBinding[],
): TweakProblem[] {
  const result = receivedValue(state);
  if (result.kind === 'skipped') return [];
  const { field } = write;
  const problems: (TweakProblem | null)[] = [
    result.failure === null ? null : { kind: 'wrong-type', expected: result.failure },
    rangeProblem(field, after),
    result.failure === null ? optionProblem(field, after) : null,
    field.isVariable && !state.isVariable && typeof field.value === 'string' && field.value !== ''
      ? { kind: 'replaces-variable', variable: field.value }
      : null,
    state.isVariable && typeof after === 'string' ? { kind: 'reads-variable', variable: after } : null,
    inputProblem(write, bindings),
  ];
  return problems.filter((problem) => problem !== null);
}
