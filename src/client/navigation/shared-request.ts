/** Which flow's request came from a link, and when: its results then say so, instead of reopening an older run. */
import { useSyncExternalStore } from 'react';

export interface SharedRequestNote {
  flowId: string;
  /** Epoch ms. */
  openedAt: number;
}

let note: SharedRequestNote | null = null;
const listeners = new Set<() => void>();

/** Null when the request was taken back. */
export function noteSharedRequest(next: SharedRequestNote | null): void {
  note = next;
  for (const listener of [...listeners]) listener();
}

export function useSharedRequestNote(): SharedRequestNote | null {
  return useSyncExternalStore(subscribe, () => note);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
