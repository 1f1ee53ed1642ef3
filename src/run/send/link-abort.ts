/**
 * A controller that also aborts with an outer signal. Call `unlink` when the work has ended, because the outer signal may live
 * longer.
 */
export function linkAbort(outer: AbortSignal): { controller: AbortController; unlink: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort(outer.reason);
  if (outer.aborted) abort();
  else outer.addEventListener('abort', abort, { once: true });
  return { controller, unlink: () => outer.removeEventListener('abort', abort) };
}
