/** The batch of this page: it goes on while something else is shown. Holds a state a row, never the answers. */
import type { QueryClient } from '@tanstack/react-query';
import type { FlowIndex } from '#flow/flow-index.ts';
import type { Batch, BatchResult } from '#run/batch/batch.ts';
import { runRow } from '#run/batch/run-row.ts';
import { runRows } from '#run/batch/run-rows.ts';
import type { Connection } from '#run/connection.ts';
import type { Run } from '#run/run.ts';
import { claimRun, releaseRun } from '../active-run.ts';
import { findServer, findTimeouts } from '../prepare-run.ts';
import { type BatchStore, type Cells, openBatches } from './batch-store.ts';

/** 0 waits, 1 is under way, 2 done, 3 done and as expected, 4 done and not as expected, 5 failed. */
export type RowState = 0 | 1 | 2 | 3 | 4 | 5;

export interface BatchState {
  batch: Batch;
  isRunning: boolean;
  /** By row. The same array all along: `version` tells of changes. */
  rows: Uint8Array;
  version: number;
  /** Why it cannot go on; null while it can. */
  problem: string | null;
  isLasting: boolean;
}

export interface BatchStart {
  client: QueryClient;
  connection: Connection;
  index: FlowIndex;
  /** With its secrets, which the kept batch masks. */
  batch: Batch;
  errorText: (error: NonNullable<Run['error']>) => string;
}

/** The view is told at most this often. */
const TELL_MS = 300;

/** Rows are read from the database so many at once. */
const PART = 100;

let states: ReadonlyMap<string, BatchState> = new Map();
const controllers = new Map<string, AbortController>();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;

export function onBatches(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** By the place of the flow; null until it was loaded or started. */
export function readBatch(place: string): BatchState | null {
  return states.get(place) ?? null;
}

function change(place: string, next: Partial<BatchState>): void {
  const before = states.get(place);
  if (before) states = new Map(states).set(place, { ...before, ...next });
  for (const listener of listeners) listener();
}

function set(place: string, state: BatchState): void {
  states = new Map(states).set(place, state);
  for (const listener of listeners) listener();
}

/** Rows change many times a second. */
function tellSoon(place: string): void {
  if (timer !== null) return;
  timer = setTimeout(() => {
    timer = null;
    change(place, { version: (states.get(place)?.version ?? 0) + 1 });
  }, TELL_MS);
}

function stateOf({ status, isMet }: BatchResult): RowState {
  if (status === 'failed') return 5;
  return isMet === null ? 2 : isMet ? 3 : 4;
}

/** Reads the kept batch of a flow. Does nothing when it is here already, or there is none. */
export async function loadBatch(place: string): Promise<boolean> {
  if (states.has(place)) return true;
  const store = await openBatches();
  const batch = await store.read(place);
  if (batch === null) return false;
  const rows = new Uint8Array(batch.count);
  await store.each(batch.id, (result) => {
    rows[result.row] = stateOf(result);
  });
  if (!states.has(place))
    set(place, { ...{ batch, rows, version: 0, problem: null }, isRunning: false, isLasting: store.isLasting });
  return true;
}

/** A new batch in place of the one that the flow had. `kept` is the batch with its secrets masked. */
export async function createBatch(
  place: string,
  kept: Batch,
  rows: Parameters<BatchStore['create']>[2],
): Promise<void> {
  const store = await openBatches();
  await store.create(place, kept, rows);
  set(place, {
    ...{ batch: kept, rows: new Uint8Array(kept.count), version: 0, problem: null },
    ...{ isRunning: false, isLasting: store.isLasting },
  });
}

export function stopBatch(place: string): void {
  controllers.get(place)?.abort(new DOMException('Stopped by the user', 'AbortError'));
}

/** Forgets the results of these rows, so that they run again. */
export async function reopenRows(place: string, rows: readonly number[]): Promise<void> {
  const state = states.get(place);
  if (!state) return;
  await (await openBatches()).forget(state.batch.id, rows);
  for (const row of rows) state.rows[row] = 0;
  change(place, { version: state.version + 1 });
}

/** Runs every row that has no result. Resolves when it is over or stopped; never rejects. */
export async function runBatch(place: string, start: BatchStart): Promise<void> {
  const state = states.get(place);
  if (!state || state.isRunning) return;
  const { client, connection, index, batch, errorText } = start;
  const controller = claimRun(client);
  if (controller === null) {
    change(place, { problem: 'A run is going: stop it first' });
    return;
  }
  controllers.set(place, controller);
  change(place, { isRunning: true, problem: null });
  const store = await openBatches();
  const readCells = cellReader(store, batch.id);
  try {
    const [server, timeouts] = await Promise.all([findServer(client, connection), findTimeouts(client, connection)]);
    await runRows<BatchResult>({
      rows: [...state.rows.keys()].filter((row) => state.rows[row] === 0),
      atOnce: batch.atOnce,
      signal: controller.signal,
      async runRow(row, signal) {
        const cells = await readCells(row);
        state.rows[row] = 1;
        tellSoon(place);
        const result = await runRow({ batch, index, server, connection, timeouts, errorText }, row, cells, signal);
        if (result === null) state.rows[row] = 0;
        return result;
      },
      async keep(result) {
        await store.keep(batch.id, result);
        state.rows[result.row] = stateOf(result);
        tellSoon(place);
      },
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    change(place, { problem: `The batch stopped: ${why}` });
  } finally {
    for (const [row, now] of state.rows.entries()) if (now === 1) state.rows[row] = 0;
    controllers.delete(place);
    releaseRun(client, controller);
    change(place, { isRunning: false, version: (states.get(place)?.version ?? 0) + 1 });
  }
}

/** Keeps the part that is being worked through, and no other. */
function cellReader(store: BatchStore, batch: string): (row: number) => Promise<Cells> {
  let part = -1;
  let cells: Promise<readonly Cells[]> = Promise.resolve([]);
  return async (row) => {
    const wanted = Math.floor(row / PART);
    if (wanted !== part) {
      part = wanted;
      cells = store.rows(batch, wanted * PART, (wanted + 1) * PART);
    }
    return (await cells)[row % PART] ?? [];
  };
}
