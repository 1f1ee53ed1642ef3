/** What a store of batches offers, wherever they are kept. */
import type { JsonValue } from '#contract/json.ts';
import type { Batch, BatchResult } from '#run/batch/batch.ts';
import type { RowOutcome } from '#run/batch/run-row.ts';
import type { Run } from '#run/model/run.ts';

export type Cells = readonly JsonValue[];

/** All of a batch. */
export interface WholeBatch {
  batch: Batch;
  rows: readonly Cells[];
  results: readonly BatchResult[];
}

/** `place` is that of the flow: its server's scope (`draftScope`), and its id. */
export interface PlacedBatch {
  place: string;
  batch: Batch;
}

export interface BatchStore {
  isLasting: boolean;
  read(place: string): Promise<Batch | null>;
  /** Those of all flows. */
  list(): Promise<PlacedBatch[]>;
  /** All at once, in place of the batch that this flow had. */
  create(place: string, whole: WholeBatch): Promise<void>;
  /** Changes what the batch is; its rows and results stay. */
  update(place: string, batch: Batch): Promise<void>;
  /** Deletes the batch of a flow. What was deleted, for undo, but for the runs: they may be gigabytes. Null when there was none. */
  take(place: string): Promise<WholeBatch | null>;
  rows(batch: string, from: number, to: number): Promise<Cells[]>;
  /** Of the rows from `from` up to, not including, `to`. */
  results(batch: string, from: number, to: number): Promise<BatchResult[]>;
  /** One outcome a row: a second one takes the place of the first. The run goes where the browser has no room for it; its result then says so. */
  keep(batch: string, outcome: RowOutcome): Promise<void>;
  /** The whole run of a row, of which no other call reads anything; null where it is not kept. */
  run(batch: string, row: number): Promise<Run | null>;
  /** Rows wait again. */
  forget(batch: string, rows: readonly number[]): Promise<void>;
  /** Every result, one at a time. */
  each(batch: string, visit: (result: BatchResult) => void): Promise<void>;
}

/** As it is put back after its batch was deleted with all runs. */
export function withoutRun(result: BatchResult): BatchResult {
  return result.run === 'kept' ? { ...result, run: 'deleted' } : result;
}
