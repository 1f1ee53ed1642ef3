/** The end of the process, also while a worker thread is in native code. */

/** How long worker threads have to end. */
const EXIT_MS = 3_000;

export interface ExitOptions {
  /** Gives the data folder free. */
  close(): void;
  workers: { close(): Promise<void> };
  exitMs?: number;
}

/**
 * `process.exit` waits for the worker threads, and one in native code may take minutes: nothing but SIGKILL ends the process then.
 * The folder's lock is released before it.
 */
export function exitForCertain(code: number, { close, workers, exitMs = EXIT_MS }: ExitOptions): void {
  close();
  const kill = setTimeout(() => process.kill(process.pid, 'SIGKILL'), exitMs);
  void workers.close().then(() => {
    clearTimeout(kill);
    process.exit(code);
  });
}
