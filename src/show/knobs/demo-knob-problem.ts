/** Whether a flow has the knob of a demo: a range or options can only be narrower than those of the field. */
import type { DemoControl, DemoKnob } from '#contract/demos/demo-knob.ts';
import { isJsonEqual } from '#contract/json.ts';
import type { FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { NUMBER_TYPES } from '#flow/index/number-types.ts';
import { type KnobControl, knobControlFor } from './knob.ts';

/** Why this knob cannot be published, as a sentence; null if it can. */
export function demoKnobProblem(index: FlowIndex, { component, field: name, label, control }: DemoKnob): string | null {
  const field = index.byId.get(component)?.fields.get(name);
  const own = field && knobControlFor(field);
  if (!field || !own) return `The flow has no field ${name} of ${component} that a knob can set (${label})`;
  const problem = control.kind === 'range' ? rangeProblem(control, field) : optionsProblem(control, field, own);
  return problem === null ? null : `The knob ${label} ${problem}`;
}

function rangeProblem(control: DemoControl & { kind: 'range' }, { type, range }: FlowField): string | null {
  const { min, max, value, isWhole } = control;
  if (!NUMBER_TYPES.has(type)) return 'is a range of a field without numbers';
  if (min >= max) return 'has a range without an extent';
  if (value < min || value > max) return 'is outside its range';
  if (type === 'int' && !isWhole) return 'is for whole numbers';
  if (isWhole && ![min, max, value].every(Number.isInteger)) return 'is for whole numbers';
  const isWider = (range?.min ?? min) > min || (range?.max ?? max) < max;
  return isWider ? `has a wider range than the flow, which has ${range?.min ?? 'any'} to ${range?.max ?? 'any'}` : null;
}

function optionsProblem(
  { options, value }: DemoControl & { kind: 'options' },
  { type }: FlowField,
  own: KnobControl,
): string | null {
  if (value >= options.length) return 'is none of its options';
  if (new Set(options.map((option) => option.value)).size < options.length) return 'has an option twice';
  const other = options.find((option) => !isOffered(option.value, own, type));
  return other === undefined ? null : `has the option ${JSON.stringify(other.value)}, which the flow has not`;
}

function isOffered(value: string | number | boolean, own: KnobControl, type: string): boolean {
  switch (own.kind) {
    case 'segments':
      return own.options.some((option) => isJsonEqual(option, value));
    case 'list':
      return (
        own.options.some((option) => isJsonEqual(option, value)) || (own.acceptsOther && typeof value === 'string')
      );
    case 'slider':
      return typeof value === 'number' && value >= own.min && value <= own.max;
    case 'number':
      return typeof value === 'number' && (type !== 'int' || Number.isInteger(value));
    case 'text':
      return typeof value === 'string';
  }
}
