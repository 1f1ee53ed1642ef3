/** The runs in progress. Each ends with its request, by its time limit, or with the server. */

/** Why a run was stopped from outside. */
export type StopReason = 'reader-left' | 'time-limit' | 'shutdown';

export interface RunHandle {
  signal: AbortSignal;
  /** Null until something stops it. */
  stopped(): StopReason | null;
  stop(reason: StopReason): void;
  /** Stops the time limit until all returned functions are called. Call each once. */
  hold(): () => void;
  /** Call once, when the run is over. */
  end(): void;
}

export interface ActiveRuns {
  /** After `shutDown`, new runs are stopped from the start. */
  begin(): RunHandle;
  /** Stops all runs and prevents new ones. */
  shutDown(): void;
  count(): number;
}

/** `limitMs` is the time limit of one run. */
export function createActiveRuns(limitMs: number): ActiveRuns {
  const running = new Set<RunHandle>();
  let isShutDown = false;
  return {
    begin: () => {
      const controller = new AbortController();
      let reason: StopReason | null = null;
      const stop = (why: StopReason): void => {
        if (reason !== null) return;
        reason = why;
        controller.abort();
      };
      let leftMs = limitMs;
      let holds = 0;
      let since = performance.now();
      let timer = setTimeout(() => stop('time-limit'), leftMs);
      let isOver = false;
      const handle: RunHandle = {
        signal: controller.signal,
        stopped: () => reason,
        stop,
        hold: () => {
          if (holds === 0) {
            clearTimeout(timer);
            leftMs -= performance.now() - since;
          }
          holds += 1;
          return () => {
            holds -= 1;
            if (holds > 0 || isOver) return;
            since = performance.now();
            timer = setTimeout(() => stop('time-limit'), leftMs);
          };
        },
        end: () => {
          isOver = true;
          clearTimeout(timer);
          running.delete(handle);
        },
      };
      running.add(handle);
      if (isShutDown) stop('shutdown');
      return handle;
    },
    shutDown: () => {
      isShutDown = true;
      for (const handle of running) handle.stop('shutdown');
    },
    count: () => running.size,
  };
}
