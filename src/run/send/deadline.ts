/** One signal for "the user stopped it", "it took too long" and "nothing came for too long". */
import { TransportFailure } from '../model/transport-failure.ts';

export interface RunTimeouts {
  /** Longest time for one request, from sending to its last byte, in ms. */
  totalMs: number;
  /** Longest silence inside a stream, in ms. */
  idleMs: number;
}

/** Those of the relay, unless its settings say otherwise. */
export const DEFAULT_TIMEOUTS: RunTimeouts = { totalMs: 15 * 60_000, idleMs: 120_000 };

export interface Deadline {
  /** Aborted with a TransportFailure when time is over, with the caller's own reason when the caller stopped. */
  signal: AbortSignal;
  /** Starts the silence clock, or starts it again. */
  touch(): void;
  /** Removes timers and listeners; call it in a finally. */
  clear(): void;
}

/** The total time runs from now; the silence clock waits for the first `touch`. */
export function startDeadline(caller: AbortSignal, timeouts: RunTimeouts): Deadline {
  const controller = new AbortController();
  const expire = (afterMs: number) => controller.abort(new TransportFailure({ kind: 'timeout', afterMs }));
  const total = setTimeout(expire, timeouts.totalMs, timeouts.totalMs);
  let idle: ReturnType<typeof setTimeout> | undefined;
  const stop = () => controller.abort(caller.reason);
  if (caller.aborted) stop();
  else caller.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    touch() {
      clearTimeout(idle);
      idle = setTimeout(expire, timeouts.idleMs, timeouts.idleMs);
    },
    clear() {
      clearTimeout(total);
      clearTimeout(idle);
      caller.removeEventListener('abort', stop);
    },
  };
}
