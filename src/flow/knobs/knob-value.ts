/** What a visitor of a demo sets a knob to: a number of its range, or the index of an option. */
import type { DemoControl } from '#contract/demos/demo-knob.ts';

/** The value for the flow; null when it is out of the range, or no option has this index. */
export function knobValue(control: DemoControl, setting: number): string | number | boolean | null {
  if (control.kind === 'options') return control.options[setting]?.value ?? null;
  const isIn = setting >= control.min && setting <= control.max;
  return isIn && (!control.isWhole || Number.isInteger(setting)) ? setting : null;
}
