/** The knobs of each flow's presentation, in localStorage. They hold field names and labels, never values. */
import type { Knob } from '#show/knobs/knob.ts';
import { parseKnobs } from '#show/knobs/presentation-file.ts';
import { type Preference, preference } from '../../shell/state/preference.ts';

/** `key` as from `useFlowKey`. */
export function knobsOf(key: string): Preference<readonly Knob[]> {
  return preference<readonly Knob[]>(`tweakbench.knobs.1.${key}`, { parse: parseKnobs }, []);
}
