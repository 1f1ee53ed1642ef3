/** A result with the states of its cells, live while it runs. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ResultCells, ResultState } from '../store/open-result.ts';
import { useSuitesService } from './use-suites-service.ts';

export interface ShownResult extends Omit<ResultState, 'status'> {
  status: 'none' | ResultState['status'];
  /** The same object for all versions of the result. */
  cells: ResultCells;
}

/** While another page runs it, ms. */
const WATCH_MS = 4_000;

/** The result with this id, or an empty one for null. A new object for each version. */
export function useResult(id: string | null): ShownResult {
  const service = useSuitesService();
  const opened = id === null ? null : service.result(id);
  const state = useSyncExternalStore(opened?.subscribe ?? nothing, opened?.read ?? readNone);
  const isRunning = state?.info?.isRunning === true;
  useEffect(() => {
    if (!opened || !isRunning) return;
    const timer = setInterval(() => void opened.reload(), WATCH_MS);
    return () => clearInterval(timer);
  }, [opened, isRunning]);
  return useMemo(() => (opened && state ? { ...state, cells: opened } : NONE), [opened, state]);
}

const NONE: ShownResult = {
  status: 'none',
  info: null,
  about: null,
  version: 0,
  cells: {
    stateOf: () => 0,
    msOf: () => 0,
    cell: () => null,
    arrived: () => null,
    changedSince: () => ({ cases: [], position: 0 }),
  },
};
const readNone = (): null => null;
const nothing = () => () => undefined;
