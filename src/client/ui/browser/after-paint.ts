/** A page that goes into the background before it has painted is not waited for longer than this, in ms. */
const LONGEST_MS = 2000;

/** Resolves once the browser has painted what was changed before the call, however long that takes to render; at once where it paints nothing. */
export function afterPaint(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    // What is written to a cache is rendered a task later, which may be after the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
    setTimeout(resolve, LONGEST_MS);
  });
}
