/** An abort of its own that also follows another one. */

export interface LinkedAbort {
  readonly signal: AbortSignal;
  readonly abort: () => void;
  /** Stops following; call it when the work is over, the outer signal may live long. */
  readonly unlink: () => void;
}

export function linkedAbort(outer: AbortSignal): LinkedAbort {
  const controller = new AbortController();
  const abort = () => controller.abort(outer.reason);
  if (outer.aborted) abort();
  else outer.addEventListener('abort', abort, { once: true });
  return { signal: controller.signal, abort, unlink: () => outer.removeEventListener('abort', abort) };
}
