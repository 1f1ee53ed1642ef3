/** The knobs of each flow's presentation, in localStorage. They hold field names and labels, never values. */
import type { Knob } from '#flow/knobs/knob.ts';
import { parseKnobs } from '#run/present/presentation-file.ts';
import { type Preference, preference } from '../../state/preference.ts';

/** `key` as from `useFlowKey`. */
export function knobsOf(key: string): Preference<readonly Knob[]> {
  return preference<readonly Knob[]>(`tweakbench.knobs.1.${key}`, { parse: parseKnobs }, []);
}
