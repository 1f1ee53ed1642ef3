/** Of an AbortController and an AbortSignal, which this layer does not know, what is used here. */
interface Abortable {
  abort(reason?: unknown): void;
}
interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options: { once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Aborts the controller when the outer signal is aborted, with its reason. Call the returned function when the work has ended: the
 * outer signal may live longer, and `AbortSignal.any` cannot stop following.
 */
export function followAbort(controller: Abortable, outer: Signal): () => void {
  const abort = () => controller.abort(outer.reason);
  if (outer.aborted) abort();
  else outer.addEventListener('abort', abort, { once: true });
  return () => outer.removeEventListener('abort', abort);
}
