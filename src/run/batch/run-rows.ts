/** Works through rows, so many at once, each until it has its result. */

export interface RunRowsOptions<Result> {
  /** In the order in which they are started. */
  rows: readonly number[];
  atOnce: number;
  /** Stop: starts no more rows; those under way are aborted by their own signal. */
  signal: AbortSignal;
  /** Null for a row that was stopped: it has no result and waits for the next time. */
  runRow: (row: number, signal: AbortSignal) => Promise<Result | null>;
  /** Awaited before the next row of this place starts, so that results are kept as fast as they come. */
  keep: (result: Result) => Promise<void>;
}

/** Rejects when a result cannot be kept; then no more rows are started. */
export async function runRows<Result>({ rows, atOnce, signal, runRow, keep }: RunRowsOptions<Result>): Promise<void> {
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  let next = 0;
  const work = async () => {
    while (next < rows.length && !controller.signal.aborted) {
      const row = rows[next];
      next += 1;
      if (row === undefined) return;
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
    signal.removeEventListener('abort', stop);
  }
}
