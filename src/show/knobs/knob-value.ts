/** What a visitor of a demo sets a knob to: a number of its range, or the index of an option. */
import type { DemoControl, DemoKnob } from '#contract/demos/demo-knob.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';

/** The value for the flow; null when it is out of the range, or no option has this index. */
export function knobValue(control: DemoControl, setting: number): string | number | boolean | null {
  if (control.kind === 'options') return control.options[setting]?.value ?? null;
  const isIn = setting >= control.min && setting <= control.max;
  return isIn && (!control.isWhole || Number.isInteger(setting)) ? setting : null;
}

/** A setting that differs from the flow: with the flow's own value there would be no tweak to judge. */
export function turnedSetting(index: FlowIndex, { component, field, control }: DemoKnob): number {
  const own = index.byId.get(component)?.fields.get(field)?.value ?? null;
  const settings = control.kind === 'options' ? [...control.options.keys()] : [control.min, control.max];
  return settings.find((setting) => String(knobValue(control, setting)) !== String(own)) ?? control.value;
}
