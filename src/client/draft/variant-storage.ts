/** The variants of each flow, kept in this browser with their secrets masked; the secrets live as long as the page. */
import type { FlowIndex } from '#flow/flow-index.ts';
import { parseSet } from '#run/variants/parse-set.ts';
import { EMPTY_SET, maskSet, type VariantSet } from '#run/variants/variant.ts';

const PREFIX = 'tweakbench.variants.1.';

const known = new Map<string, VariantSet>();
const listeners = new Set<() => void>();

/** `place` is the flow's id behind its scope, as for drafts. The same set until it changes. */
export function readSet(place: string): VariantSet {
  const before = known.get(place);
  if (before) return before;
  const set = readStored(place);
  known.set(place, set);
  return set;
}

/** `index` tells which of the tweaks are secret. */
export function writeSet(place: string, set: VariantSet, index: FlowIndex): void {
  known.set(place, set);
  try {
    localStorage.setItem(PREFIX + place, JSON.stringify(maskSet(set, index)));
  } catch {
    // They then live as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Forgets those of a deleted flow. */
export function deleteSet(place: string): void {
  known.delete(place);
  try {
    localStorage.removeItem(PREFIX + place);
  } catch {
    // Storage is off, so there is nothing more to forget.
  }
  for (const listener of listeners) listener();
}

export function onSets(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readStored(place: string): VariantSet {
  try {
    const text = localStorage.getItem(PREFIX + place);
    return text === null ? EMPTY_SET : parseSet(JSON.parse(text));
  } catch {
    return EMPTY_SET;
  }
}
