/** The last picked value of the reply; its accessor is shown where it was picked. */
import { createContext, useContext, useMemo } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { AccessorTarget, JsonPath } from '#run/results/result-accessor.ts';

interface Picked {
  picked: AccessorTarget | null;
}

/** A store, so that a pick renders only what shows the picked value, not every output. */
export type PickedStore = StoreApi<Picked>;

export function createPickedStore(): PickedStore {
  return createStore<Picked>(() => ({ picked: null }));
}

export const PickedValue = createContext<PickedStore | null>(null);

/** Path of the shown result in the reply; null while it is not in the reply. */
export const ResultBase = createContext<JsonPath | null>(null);

function usePickedStore(): PickedStore {
  const store = useContext(PickedValue);
  if (store === null) throw new Error('A picked value is used outside of PickedProvider');
  return store;
}

/** Picks a value by its path from the root of the reply. */
export function usePickInReply(): (target: AccessorTarget) => void {
  const store = usePickedStore();
  return useMemo(() => (picked) => store.setState({ picked }), [store]);
}

/** Picks a value of one result by its path inside the result. Null while the result is not in the reply. */
export function usePick(): ((target: AccessorTarget) => void) | null {
  const base = useContext(ResultBase);
  const pick = usePickInReply();
  return useMemo(
    () => (base === null ? null : ({ path, inside }) => pick({ path: [...base, ...path], ...(inside && { inside }) })),
    [base, pick],
  );
}

/** The picked value, anywhere in the reply. */
export function usePicked(): AccessorTarget | null {
  return useStore(usePickedStore(), ({ picked }) => picked);
}

/** The picked value if it is in the shown result, with the path from the root of the reply. */
export function usePickedHere(): AccessorTarget | null {
  const base = useContext(ResultBase);
  return useStore(usePickedStore(), ({ picked }) => {
    if (base === null || picked === null) return null;
    return base.every((key, position) => picked.path[position] === key) ? picked : null;
  });
}
