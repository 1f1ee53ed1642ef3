/** The form of a demo: what its owner fills in before it is published, or edits later. */
import type { DemoControl } from '#contract/demos/demo-knob.ts';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { InputType } from '#contract/run-request.ts';
import { fieldTweaksOf } from '#flow/tweaks/field-tweaks.ts';
import type { DraftInput } from '#run/model/request-draft.ts';
import type { DemoFlow } from '#show/knobs/demo-request.ts';
import { type FoundKnob, knobKey, knobLabel } from '#show/knobs/knob.ts';
import { firstControl } from './first-control.ts';
import { proposedAddress } from './proposed-address.ts';

export interface FormQuestion {
  id: string;
  text: string;
  isOn: boolean;
  components: readonly string[];
  type: InputType;
}

export interface FormKnob {
  /** As `knobKey`; unique in the form. */
  key: string;
  isOn: boolean;
  component: string;
  field: string;
  label: string;
  /** What the demo sends if it is no knob. */
  stays: JsonValue;
  control: DemoControl;
}

export interface DemoForm {
  name: string;
  title: string;
  lead: string;
  questions: readonly FormQuestion[];
  takesOwn: boolean;
  /** Most characters of a visitor's own question. */
  most: number;
  knobs: readonly FormKnob[];
  /** Null if visitors ask; otherwise they vote blind between these. */
  variants: Readonly<DemoSettings['variants']>;
  showsTimes: boolean;
  perHour: number;
  /** Null for no limit of one visitor. */
  perVisitor: number | null;
  atOnce: number;
  /** Epoch ms; null for no end. */
  openUntil: number | null;
  /** Origins, one per line. */
  frameOrigins: string;
}

/** What a presentation has. */
export interface PresentedFlow {
  flow: DemoSettings['flow'];
  inputs: readonly DraftInput[];
  knobs: readonly FoundKnob[];
  /** The current value of a knob. */
  currentValue: (knob: FoundKnob) => JsonValue;
}

const DAY_MS = 86_400_000;
/** How long a demo is open by default. */
const OPEN_DAYS = 30;

/** The form of a new demo: everything of the presentation that visitors may have, and the default limits. `taken`: addresses of other demos. */
export function newDemoForm(
  { flow, inputs, knobs, currentValue }: PresentedFlow,
  now: number,
  taken: ReadonlySet<string> = new Set(),
): DemoForm {
  const questions = inputs.filter(({ value }) => value.trim() !== '').map(toQuestion);
  const title = flow.name.slice(0, 120) || 'Demo';
  return {
    name: proposedAddress(title, taken),
    title,
    lead: 'Choose a question, or type your own.',
    questions,
    takesOwn: true,
    most: 400,
    knobs: knobs.map((knob) => toFormKnob(knob, currentValue(knob))),
    variants: null,
    showsTimes: false,
    perHour: 60,
    perVisitor: null,
    atOnce: 4,
    openUntil: endOfDay(now + OPEN_DAYS * DAY_MS),
    frameOrigins: '',
  };
}

/** The form of a published demo. What the presentation has besides is offered, but off. */
export function editDemoForm(name: string, settings: DemoSettings, presented: PresentedFlow | null): DemoForm {
  const { questions, own, knobs, limits } = settings;
  const known = new Set(questions.map(({ text }) => text));
  const used = new Set(knobs.map(knobKey));
  const others = presented?.flow.id === settings.flow.id ? newDemoForm(presented, 0) : null;
  return {
    name,
    title: settings.title,
    lead: settings.lead,
    questions: [
      ...questions.map(({ text, components = [], type = 'any' }, index) => ({
        id: `published ${index}`,
        text,
        isOn: true,
        components,
        type,
      })),
      ...(others?.questions ?? []).filter(({ text }) => !known.has(text)).map((one) => ({ ...one, isOn: false })),
    ],
    takesOwn: own !== null,
    most: own?.most ?? 400,
    knobs: [
      ...knobs.map(({ component, field, label, control }) => ({
        key: knobKey({ component, field }),
        isOn: true,
        component,
        field,
        label,
        stays: stayOf(control),
        control,
      })),
      ...(others?.knobs ?? []).filter(({ key }) => !used.has(key)).map((one) => ({ ...one, isOn: false })),
    ],
    variants: settings.variants,
    showsTimes: settings.showsTimes,
    ...limits,
    openUntil: settings.openUntil,
    frameOrigins: settings.frameOrigins.join('\n'),
  };
}

interface Target {
  components?: readonly string[] | undefined;
  type?: InputType | undefined;
}

/** What the form does not show. */
export interface DemoBase {
  flow: DemoSettings['flow'];
  tweaks: JsonObject;
  outputs: readonly string[];
  /** Which components a visitor's own question reaches; absent: all. */
  target?: Target | undefined;
}

/** The settings to publish. Knobs that are off stay as `tweaks` have them. */
export function toDemoSettings(form: DemoForm, { flow, tweaks, outputs, target }: DemoBase): DemoSettings {
  const questions = form.questions.filter(({ isOn, text }) => isOn && text.trim() !== '');
  const knobs = form.knobs.filter(({ isOn }) => isOn);
  return {
    title: form.title.trim(),
    lead: form.lead.trim(),
    flow,
    questions: questions.map(({ text, ...where }) => ({ text, ...targetOf(where) })),
    own: form.takesOwn ? { most: form.most, ...targetOf(target ?? questions[0] ?? {}) } : null,
    knobs: knobs.map(({ component, field, label, control }) => ({ component, field, label, control })),
    tweaks,
    variants: form.variants && [...form.variants],
    outputs: [...outputs],
    limits: { perHour: form.perHour, perVisitor: form.perVisitor, atOnce: form.atOnce },
    openUntil: form.openUntil,
    showsTimes: form.showsTimes,
    frameOrigins: form.frameOrigins.split(/\s+/).filter((origin) => origin !== ''),
  };
}

/** Without knobs on fields that visitors vote on: `voted`, as `votedFields` names them. */
export function withoutVoted(form: DemoForm, voted: ReadonlySet<string>): DemoForm {
  return { ...form, knobs: form.knobs.map((knob) => (voted.has(knob.key) ? { ...knob, isOn: false } : knob)) };
}

/**
 * The value that the field of a knob has while the knob is off. In a vote it is that of the variants, with which visitors are
 * answered instead of your tweaks.
 */
export function stayingValue({ index, rules }: DemoFlow, { variants }: DemoForm, knob: FormKnob): JsonValue {
  const field = index.byId.get(knob.component)?.fields.get(knob.field);
  if (variants === null || !field) return knob.stays;
  return fieldTweaksOf(index, variants[0].tweaks, rules).get(field)?.value ?? field.value;
}

/** The last millisecond of the day, in the time zone of the page. */
export function endOfDay(at: number): number {
  return new Date(at).setHours(23, 59, 59, 999);
}

function toQuestion({ id, value, components, type }: DraftInput): FormQuestion {
  return { id, text: value, isOn: true, components, type };
}

function toFormKnob({ key, knob, component, field, control }: FoundKnob, value: JsonValue): FormKnob {
  const first = firstControl(field, control, value);
  return {
    key,
    component: component.id,
    field: field.name,
    label: knob.label.trim() || knobLabel(field),
    stays: value,
    isOn: first.kind === 'range' || first.options.length > 1,
    control: first,
  };
}

function stayOf(control: DemoControl): JsonValue {
  return control.kind === 'range' ? control.value : (control.options[control.value]?.value ?? null);
}

function targetOf({ components = [], type = 'any' }: Target) {
  return { ...(components.length > 0 && { components: [...components] }), ...(type !== 'any' && { type }) };
}
