/** The batches that this page shows or runs. Holds a state a row, never the answers. */
import type { Batch } from '#run/batch/batch.ts';

export interface BatchState {
  batch: Batch;
  isRunning: boolean;
  /** A state of `RowState` by row. The same array all along: `version` tells of changes. */
  rows: Uint8Array;
  version: number;
  /** How long each row took, in ms; 0 until it has a result. */
  ms: Float64Array;
  /** Why it cannot go on; null while it can. */
  problem: string | null;
  isLasting: boolean;
}

let states: ReadonlyMap<string, BatchState> = new Map();
const listeners = new Set<() => void>();

export function onBatches(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** By the place of the flow; null until it was loaded or started. */
export function readBatch(place: string): BatchState | null {
  return states.get(place) ?? null;
}

function tell(): void {
  for (const listener of listeners) listener();
}

export function writeBatch(place: string, state: BatchState): void {
  states = new Map(states).set(place, state);
  tell();
}

export function changeBatch(place: string, next: Partial<BatchState>): void {
  const before = states.get(place);
  if (before) writeBatch(place, { ...before, ...next });
}

export function forgetBatch(place: string): void {
  states = new Map([...states].filter(([key]) => key !== place));
  tell();
}
