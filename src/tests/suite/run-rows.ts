/** Runs rows, a limited number at once, each until it has a result. */
import { followAbort } from '#contract/async/follow-abort.ts';

export interface RunRowsOptions<Result, Row = number> {
  /** In the order in which they start. */
  rows: Iterable<Row>;
  atOnce: number;
  /** Stop: starts no more rows; running rows are aborted by their own signal. */
  signal: AbortSignal;
  /** Null for a row that was stopped: it has no result and runs again next time. */
  runRow: (row: Row, signal: AbortSignal) => Promise<Result | null>;
  /** Saves a result. The next row waits for it, so that results are saved as fast as they arrive. */
  keep: (result: Result) => Promise<void>;
}

/** Rejects when a result cannot be saved; then no more rows start. */
export async function runRows<Result, Row = number>(options: RunRowsOptions<Result, Row>): Promise<void> {
  const { rows, atOnce, signal, runRow, keep } = options;
  const controller = new AbortController();
  const unlink = followAbort(controller, signal);
  const left = rows[Symbol.iterator]();
  const work = async () => {
    while (!controller.signal.aborted) {
      const { value: row, done } = left.next();
      if (done) return;
      const result = await runRow(row, controller.signal);
      if (result !== null) await keep(result);
    }
  };
  const workers = Array.from({ length: Math.max(1, atOnce) }, work);
  try {
    await Promise.all(workers);
  } catch (error) {
    controller.abort(error);
    await Promise.allSettled(workers);
    throw error;
  } finally {
    unlink();
  }
}
