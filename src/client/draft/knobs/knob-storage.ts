/** The knobs of each flow's presentation, kept in this browser. They name fields and hold labels, never values. */

import type { Knob } from '#run/present/knob.ts';
import { parseKnobs } from '#run/present/presentation-file.ts';

const PREFIX = 'tweakbench.knobs.1.';

const known = new Map<string, readonly Knob[]>();
const listeners = new Set<() => void>();
const NONE: readonly Knob[] = [];

/** `place` is the flow's id behind its scope, as for drafts. The same list until it changes. */
export function readKnobs(place: string): readonly Knob[] {
  const before = known.get(place);
  if (before) return before;
  const knobs = readStored(place);
  known.set(place, knobs);
  return knobs;
}

export function writeKnobs(place: string, knobs: readonly Knob[]): void {
  known.set(place, knobs);
  try {
    if (knobs.length === 0) localStorage.removeItem(PREFIX + place);
    else localStorage.setItem(PREFIX + place, JSON.stringify(knobs));
  } catch {
    // They then live as long as the page.
  }
  for (const listener of listeners) listener();
}

export function onKnobs(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readStored(place: string): readonly Knob[] {
  try {
    const text = localStorage.getItem(PREFIX + place);
    return text === null ? NONE : parseKnobs(JSON.parse(text));
  } catch {
    return NONE;
  }
}
