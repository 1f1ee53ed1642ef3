/** The value of the reply that was picked last, in whatever view; its accessor is shown where it was picked. */
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { AccessorTarget, JsonPath } from '#run/results/result-accessor.ts';

/** A store, so that a pick renders only what shows the picked value, not every output that could. */
export interface PickedStore {
  read: () => AccessorTarget | null;
  subscribe: (listener: () => void) => () => void;
  pick: (target: AccessorTarget) => void;
}

export function createPickedStore(): PickedStore {
  const listeners = new Set<() => void>();
  let picked: AccessorTarget | null = null;
  return {
    read: () => picked,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pick(target) {
      picked = target;
      for (const listener of [...listeners]) listener();
    },
  };
}

export const PickedValue = createContext<PickedStore>(createPickedStore());

/** Where the shown result is in the reply; null while the reply has no place for it. */
export const ResultBase = createContext<JsonPath | null>(null);

/** Picks values by their path from the reply's top. */
export function usePickInReply(): PickedStore['pick'] {
  return useContext(PickedValue).pick;
}

/** Picks values of one result by their path inside it. Null while they have no place in the reply. */
export function usePick(): PickedStore['pick'] | null {
  const base = useContext(ResultBase);
  const pick = usePickInReply();
  return useMemo(
    () => (base === null ? null : ({ path, inside }) => pick(withInside([...base, ...path], inside))),
    [base, pick],
  );
}

/** The picked value, wherever in the reply. */
export function usePicked(): AccessorTarget | null {
  const { read, subscribe } = useContext(PickedValue);
  return useSyncExternalStore(subscribe, read);
}

/** The picked value where it belongs to the shown result, with the path from the reply's top. */
export function usePickedHere(): AccessorTarget | null {
  const base = useContext(ResultBase);
  const { read, subscribe } = useContext(PickedValue);
  return useSyncExternalStore(subscribe, () => {
    const picked = read();
    if (base === null || picked === null) return null;
    return base.every((key, place) => picked.path[place] === key) ? picked : null;
  });
}

function withInside(path: JsonPath, inside: JsonPath | undefined): AccessorTarget {
  return inside === undefined ? { path } : { path, inside };
}
