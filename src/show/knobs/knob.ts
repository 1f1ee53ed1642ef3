/** A knob: a field of the flow that can be changed in a presentation, with its own label. */
import type { JsonValue } from '#contract/json.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import { controlFor, type FieldControl } from '#flow/index/field-control.ts';
import type { FlowComponent, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { isTweakable } from '#flow/index/is-tweakable.ts';
import { isSecretField } from '#flow/index/secret-field.ts';

export interface Knob {
  /** Id of the component. */
  component: string;
  field: string;
  label: string;
}

/** Names the field of a knob; unique in a flow. */
export function knobKey({ component, field }: Pick<Knob, 'component' | 'field'>): string {
  return `${component}\n${field}`;
}

/** `segments` for a few short choices, `list` for others; `number` if the field has no range for a slider. */
export type KnobControl =
  | { kind: 'slider'; min: number; max: number; step: number }
  | { kind: 'number'; isWhole: boolean }
  | { kind: 'segments'; options: readonly JsonValue[] }
  | { kind: 'list'; options: readonly JsonValue[]; acceptsOther: boolean }
  | { kind: 'text'; isMultiline: boolean };

/** More choices, or longer ones, are shown as a list. */
const SEGMENTS = 4;
const SEGMENT_LENGTH = 14;

/** Null for a field that cannot be a knob: not tweakable, secret, or only editable as JSON. */
export function knobControlFor(field: FlowField): KnobControl | null {
  if (!isTweakable(field) || isSecretField(field) || field.isVariable) return null;
  return toKnob(controlFor(field, field.value));
}

function toKnob(control: FieldControl): KnobControl | null {
  switch (control.kind) {
    case 'number': {
      const { min, max, step, isWhole } = control;
      return min !== null && max !== null && max > min
        ? { kind: 'slider', min, max, step }
        : { kind: 'number', isWhole };
    }
    case 'switch':
      return { kind: 'segments', options: [true, false] };
    case 'select':
      return isShort(control.options)
        ? { kind: 'segments', options: control.options }
        : { kind: 'list', options: control.options, acceptsOther: false };
    case 'combo':
      return { kind: 'list', options: control.options, acceptsOther: true };
    case 'text':
      return { kind: 'text', isMultiline: control.isMultiline };
    default:
      return null;
  }
}

function isShort(options: readonly JsonValue[]): boolean {
  return options.length <= SEGMENTS && options.every((option) => knobText(option).length <= SEGMENT_LENGTH);
}

/** A value as text for people: without quotes, with "yes" and "no" for true and false. */
export function knobText(value: JsonValue): string {
  if (value === true) return 'On';
  if (value === false) return 'Off';
  if (value === null || value === '') return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The label of a new knob: the display name of the field. One that is only the field's name is written as a label. */
export function knobLabel({ name, displayName }: Pick<FlowField, 'name' | 'displayName'>): string {
  const shown = displayName.trim();
  return shown === '' || shown === name ? upperFirst(name.replaceAll('_', ' ')) : shown;
}

export interface FoundKnob {
  knob: Knob;
  component: FlowComponent;
  field: FlowField;
  /** Unique in the flow. */
  key: string;
  control: KnobControl;
}

/** The knobs whose field exists, in their order; a changed flow may have lost some. */
export function findKnobs(index: FlowIndex, knobs: readonly Knob[]): FoundKnob[] {
  return knobs.flatMap((knob) => {
    const component = index.byId.get(knob.component);
    const field = component?.fields.get(knob.field);
    const control = field && knobControlFor(field);
    if (!component || !field || !control) return [];
    return [{ knob, component, field, key: knobKey(knob), control }];
  });
}
