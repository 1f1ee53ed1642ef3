/** Ends the process, even while a worker thread runs native code. */

/** How long the database has to be closed, and worker threads to end. */
const EXIT_MS = 1_000;

export interface ExitOptions {
  /** Unlocks the data folder at once; resolves when the database is closed. */
  close(): Promise<void>;
  workers: { close(): Promise<void> };
  exitMs?: number;
}

/**
 * `process.exit` waits for worker threads, and native code in one may take minutes: then only SIGKILL ends the process.
 * The folder's lock is released first.
 */
export function forceExit(code: number, { close, workers, exitMs = EXIT_MS }: ExitOptions): void {
  const closed = close();
  const kill = setTimeout(() => process.kill(process.pid, 'SIGKILL'), exitMs);
  void Promise.allSettled([closed, workers.close()]).then(() => {
    clearTimeout(kill);
    process.exit(code);
  });
}
