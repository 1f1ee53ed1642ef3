/** A page in the background paints nothing: it waits no longer than this, in ms. */
const LONGEST_MS = 200;

/** Resolves once the browser has painted what was changed before the call. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    // What is written to a cache is rendered a task later, which may be after the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
    setTimeout(resolve, LONGEST_MS);
  });
}
