/** Binds the inputs of a request to input components, as measured (translation-cases.json). */
import type { JsonObject } from '#contract/json.ts';
import type { RunInput } from '#contract/run-request.ts';
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';

/** The effect of one entry of `inputs`. */
export interface InputBinding {
  /** Index in the request. */
  input: number;
  /** False if the request has no entry, and this says what happens without one. */
  isSent: boolean;
  /** The text that every reached component receives; null for `inputs: []`, which sets nothing. */
  value: string | null;
  /** Ids of the input components whose `input_value` this entry sets, in the flow's order. */
  reached: readonly string[];
  /** Names in `components` that are not an input component; the server silently ignores them. */
  unknownTargets: readonly string[];
  /** The entry's `inputs` in the reply. */
  echoed: JsonObject;
}

/** Input type -> the only component type that it reaches; other input types reach all. */
const typeOfInput: ReadonlyMap<string, string> = new Map([
  ['chat', 'ChatInput'],
  ['text', 'TextInput'],
]);

/** True for a `type` that excludes some input components. */
export function isLimitingType(type: RunInput['type']): boolean {
  return typeOfInput.has(type ?? 'any');
}

/** A connected field keeps the value of its connection. */
function canReceive(component: FlowComponent): boolean {
  const field = component.fields.get('input_value');
  return field !== undefined && field.connection === null;
}

/** True if the entry would reach the same components without naming any. */
export function reachesWithoutNames(index: FlowIndex, entry: RunInput): boolean {
  const { components: _names, ...unnamed } = entry;
  const [named, all] = bindInputs(index, [entry, unnamed]);
  return named?.reached.join('\n') === all?.reached.join('\n');
}

/**
 * One binding per entry. Absent `inputs` count as one untargeted entry with the value ""; `[]` gives one binding that
 * reaches nothing, because the flow then runs once with its saved values.
 */
export function bindInputs(index: FlowIndex, inputs: readonly RunInput[] | undefined): InputBinding[] {
  if (inputs?.length === 0)
    return [{ input: 0, isSent: false, value: null, reached: [], unknownTargets: [], echoed: {} }];
  const names = new Set(index.inputs.flatMap((component) => [component.id, component.displayName]));
  return (inputs ?? [{}]).map((entry, input) => {
    const targets = entry.components ?? [];
    const wanted = new Set(targets);
    const type = typeOfInput.get(entry.type ?? 'any');
    const value = entry.input_value ?? '';
    const reached = index.inputs
      .filter((component) => wanted.size === 0 || wanted.has(component.id) || wanted.has(component.displayName))
      .filter((component) => type === undefined || component.type === type)
      .filter(canReceive)
      .map((component) => component.id);
    const unknownTargets = [...wanted].filter((target) => !names.has(target));
    return { input, isSent: inputs !== undefined, value, reached, unknownTargets, echoed: { input_value: value } };
  });
}
