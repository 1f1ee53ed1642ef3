/** The interface of a store of batches, in the database or in memory. */
import type { JsonValue } from '#contract/json.ts';
import type { Batch, BatchResult } from '#run/batch/batch.ts';
import type { RowOutcome } from '#run/batch/run-row.ts';
import type { Run } from '#run/model/run.ts';

export type Cells = readonly JsonValue[];

/** A batch with its rows and results. */
export interface WholeBatch {
  batch: Batch;
  rows: readonly Cells[];
  results: readonly BatchResult[];
}

/** `key` is the scope of the flow's server (`draftScope`) and the flow's id. */
export interface KeyedBatch {
  key: string;
  batch: Batch;
}

export interface BatchStore {
  isLasting: boolean;
  read(key: string): Promise<Batch | null>;
  /** The batches of all flows. */
  list(): Promise<KeyedBatch[]>;
  /** Replaces the batch of the flow, in one transaction. */
  create(key: string, whole: WholeBatch): Promise<void>;
  /** Changes the batch itself; its rows and results stay. */
  update(key: string, batch: Batch): Promise<void>;
  /** Deletes the batch of a flow. Returns what was deleted, for undo, without the runs: they may have gigabytes. Null if there was none. */
  remove(key: string): Promise<WholeBatch | null>;
  rows(batch: string, from: number, to: number): Promise<Cells[]>;
  /** The cells of the rows from `from` to `to`, exclusive. */
  results(batch: string, from: number, to: number): Promise<BatchResult[]>;
  /** Stores the outcome of a row, replacing an earlier one. Without the run if the browser has no room for it; the result then says so. */
  keep(batch: string, outcome: RowOutcome): Promise<void>;
  /** The whole run of a row; null if it is not stored. */
  run(batch: string, row: number): Promise<Run | null>;
  /** Deletes the results of rows, so that they are pending again. */
  forget(batch: string, rows: readonly number[]): Promise<void>;
  /** Calls back with every result, one at a time. */
  each(batch: string, visit: (result: BatchResult) => void): Promise<void>;
}

/** A result as it is restored after its batch was deleted with all runs. */
export function withoutRun(result: BatchResult): BatchResult {
  return result.run === 'kept' ? { ...result, run: 'deleted' } : result;
}
