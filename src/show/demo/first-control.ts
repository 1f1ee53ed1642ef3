/** The range or options that are proposed for the knob of a demo. */
import type { DemoControl } from '#contract/demos/demo-knob.ts';
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import type { FlowField } from '#flow/index/flow-index.ts';
import type { KnobControl } from '#show/knobs/knob.ts';
import { knobText } from '#show/knobs/knob.ts';

type Option = Extract<DemoControl, { kind: 'options' }>['options'][number];

/** More would be no choice for a visitor. */
const MOST_OPTIONS = 30;

/** `value` is the current one of the knob. Options may be a single one, to which others are still to be added. */
export function firstControl(field: FlowField, control: KnobControl, value: JsonValue): DemoControl {
  switch (control.kind) {
    case 'slider': {
      const { min, max, step } = control;
      return { kind: 'range', min, max, step, isWhole: field.type === 'int', value: within(value, min, max) };
    }
    case 'number': {
      const now = typeof value === 'number' ? value : 0;
      const [min, max] = [Math.min(0, now), Math.max(1, now * 2)];
      const { isWhole } = control;
      return { kind: 'range', min, max, step: isWhole ? 1 : (max - min) / 20, isWhole, value: now };
    }
    case 'segments':
    case 'list':
      return withOptions(control.options.length > 0 ? control.options : [field.value], value);
    case 'text':
      return withOptions([field.value], value);
  }
}

/** The option of a value, with the first letter in upper case for visitors. */
export function optionOf(value: Option['value']): Option {
  const words = upperFirst(knobText(value));
  return words === String(value) || words.length > 80 ? { value } : { value, words };
}

/** `current` is one of them, and chosen first. */
function withOptions(values: readonly JsonValue[], current: JsonValue): DemoControl {
  const isIn = values.some((value) => isJsonEqual(value, current));
  const all = (isIn ? values : [...values, current]).filter(isOption).slice(0, MOST_OPTIONS);
  const index = all.findIndex((value) => isJsonEqual(value, current));
  return { kind: 'options', options: all.map(optionOf), value: Math.max(0, index) };
}

function isOption(value: JsonValue): value is Option['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function within(value: JsonValue, min: number, max: number): number {
  return typeof value === 'number' ? Math.min(max, Math.max(min, value)) : min;
}
