/** The knobs of each flow's presentation, kept in this browser. They name fields and hold labels, never values. */
import type { Knob } from '#run/present/knob.ts';
import { parseKnobs } from '#run/present/presentation-file.ts';
import { createPerFlowStore } from '../storage/per-flow-store.ts';

export const {
  read: readKnobs,
  write: writeKnobs,
  subscribe: onKnobs,
} = createPerFlowStore<readonly Knob[]>({ prefix: 'tweakbench.knobs.1.', empty: [], parse: parseKnobs });
