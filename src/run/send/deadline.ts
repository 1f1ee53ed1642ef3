/** One signal for Stop, the total time limit and the idle time limit. */
import { followAbort } from '#contract/async/follow-abort.ts';
import { TransportFailure } from '../model/transport-failure.ts';

export interface RunTimeouts {
  /** Time limit for one request in ms, from sending to the last byte. */
  totalMs: number;
  /** Time limit between two pieces of a stream in ms. */
  idleMs: number;
}

/** The defaults of the relay. */
export const DEFAULT_TIMEOUTS: RunTimeouts = { totalMs: 15 * 60_000, idleMs: 120_000 };

export interface Deadline {
  /** Aborts with a TransportFailure after a time limit, or with the caller's reason. */
  signal: AbortSignal;
  /** Starts or restarts the idle timer. */
  touch(): void;
  /** Stops both timers while a person decides, until `resume` starts them again. */
  pause(): void;
  resume(): void;
  /** Removes timers and listeners; call it in a finally. */
  clear(): void;
}

/** The total time starts now, the idle timer with the first `touch`. */
export function startDeadline(caller: AbortSignal, timeouts: RunTimeouts): Deadline {
  const controller = new AbortController();
  const unlink = followAbort(controller, caller);
  const expire = (afterMs: number) => controller.abort(new TransportFailure({ kind: 'timeout', afterMs }));
  let total = setTimeout(expire, timeouts.totalMs, timeouts.totalMs);
  let idle: ReturnType<typeof setTimeout> | undefined;
  let isPaused = false;
  const stop = () => {
    clearTimeout(total);
    clearTimeout(idle);
  };
  return {
    signal: controller.signal,
    touch() {
      clearTimeout(idle);
      if (!isPaused) idle = setTimeout(expire, timeouts.idleMs, timeouts.idleMs);
    },
    pause() {
      isPaused = true;
      stop();
    },
    resume() {
      stop();
      isPaused = false;
      total = setTimeout(expire, timeouts.totalMs, timeouts.totalMs);
    },
    clear() {
      stop();
      unlink();
    },
  };
}
