/** The fields that can become knobs, starting with those that an audience understands best. */
import type { FlowComponent, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { type Knob, knobControlFor, knobLabel } from '#show/knobs/knob.ts';

export interface KnobChoice {
  knob: Knob;
  /** Label, unique in the flow: "Temperature · Language Model". */
  name: string;
  /** Temperature, and the variables of a prompt. */
  isProposed: boolean;
}

/** Fields that can be knobs, in the flow's order, suggested ones first, without `taken`. */
export function knobChoices(index: FlowIndex, taken: readonly Knob[]): KnobChoice[] {
  const isTaken = new Set(taken.map(({ component, field }) => `${component}\n${field}`));
  const names = new Set<string>();
  const choices = index.components.flatMap((component) => {
    const variables = promptVariables(component);
    return [...component.fields.values()].flatMap((field): KnobChoice[] => {
      if (knobControlFor(field) === null || isTaken.has(`${component.id}\n${field.name}`)) return [];
      const label = knobLabel(field);
      const short = `${label} · ${component.displayName}`;
      const name = names.has(short) ? `${label} · ${component.id} ${field.name}` : short;
      names.add(name);
      const isProposed = field.name === 'temperature' || variables.has(field.name);
      return [{ knob: { component: component.id, field: field.name, label }, name, isProposed }];
    });
  });
  return choices.toSorted((left, right) => Number(right.isProposed) - Number(left.isProposed));
}

/** The variables in the component's template. */
function promptVariables({ fields }: FlowComponent): ReadonlySet<string> {
  const isTemplate = ({ type, value }: FlowField) => type === 'prompt' && typeof value === 'string';
  const templates = [...fields.values()].filter(isTemplate).map(({ value }) => String(value));
  return new Set(templates.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)));
}
