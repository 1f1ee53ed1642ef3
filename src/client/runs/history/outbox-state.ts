/** What waits in this tab, as the page shows it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Entry } from './waiting.ts';

export interface OutboxState {
  /** How many wait to be sent; without those that the server refuses. */
  runs: number;
  cells: number;
  /** True if no further cell may start: see `OUTBOX_LIMITS`. */
  isFull: boolean;
  /** What the server will not take. */
  refused: readonly Entry[];
  /** Why the last one that was tried was not taken; null if all were. */
  why: string | null;
  /** Counts the entries that were saved, but not at the first try. */
  savedLater: number;
  /** How many runs the server has deleted to save those. */
  dropped: number;
  /** Of each result of a suite, how many cells the server has saved without their runs since it was last run here. */
  withoutRun: ReadonlyMap<string, number>;
}

const EMPTY: OutboxState = {
  runs: 0,
  cells: 0,
  isFull: false,
  refused: [],
  why: null,
  savedLater: 0,
  dropped: 0,
  withoutRun: new Map(),
};

/** Exists before the outbox, whose code is loaded on demand. */
export function createOutboxState(): StoreApi<OutboxState> {
  return createStore(() => EMPTY);
}
