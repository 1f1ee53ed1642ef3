/** Which run is played again, if any: one for the whole page, and gone with it. */
import { useSyncExternalStore } from 'react';

let replayed: string | null = null;
const listeners = new Set<() => void>();

/** Null ends the replay. */
export function replayRun(id: string | null): void {
  replayed = id;
  for (const listener of [...listeners]) listener();
}

export function useIsReplayed(id: string): boolean {
  return useSyncExternalStore(subscribe, () => replayed === id);
}

/** For whoever brings the results into view. Returns the way to stop. */
export function onReplay(listener: () => void): () => void {
  return subscribe(() => {
    if (replayed !== null) listener();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
