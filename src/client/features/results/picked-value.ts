/** The value of the reply that was picked last, in whatever view; its accessor is shown where it was picked. */
import { createContext, useContext, useMemo } from 'react';
import type { AccessorTarget, JsonPath } from '#run/result-accessor.ts';

export interface PickedValue {
  picked: AccessorTarget | null;
  pick: (target: AccessorTarget) => void;
}

export const PickedValue = createContext<PickedValue>({ picked: null, pick: () => undefined });

/** Where the shown result stands in the reply; null while the reply has no place for it. */
export const ResultBase = createContext<JsonPath | null>(null);

/** Picks values of one result by their path inside it. Null while they have no place in the reply. */
export function usePick(): ((target: AccessorTarget) => void) | null {
  const base = useContext(ResultBase);
  const { pick } = useContext(PickedValue);
  return useMemo(
    () => (base === null ? null : ({ path, inside }) => pick(withInside([...base, ...path], inside))),
    [base, pick],
  );
}

/** The picked value where it belongs to the shown result, with the path from the reply's top. */
export function usePickedHere(): AccessorTarget | null {
  const base = useContext(ResultBase);
  const { picked } = useContext(PickedValue);
  if (base === null || picked === null) return null;
  return base.every((key, place) => picked.path[place] === key) ? picked : null;
}

function withInside(path: JsonPath, inside: JsonPath | undefined): AccessorTarget {
  return inside === undefined ? { path } : { path, inside };
}
