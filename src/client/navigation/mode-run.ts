/** What Run does while something other than the bench is shown: whoever shows it says so. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

export interface ModeRun {
  /** On the button: "Start batch". */
  label: string;
  run: () => void;
}

let current: ModeRun | null = null;
const listeners = new Set<() => void>();

function change(next: ModeRun | null): void {
  current = next;
  for (const listener of [...listeners]) listener();
}

/** For the view that is shown, as long as it is. */
export function useProvideModeRun(label: string, run: () => void): void {
  const act = useEffectEvent(run);
  useEffect(() => {
    const own: ModeRun = { label, run: () => act() };
    change(own);
    return () => {
      if (current === own) change(null);
    };
  }, [label]);
}

/** Null where nothing can be run. */
export function useModeRun(): ModeRun | null {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
