/** Longest wait in ms: a page that goes into the background does not paint. */
const LONGEST_MS = 2000;

/** Resolves when the browser has painted what was changed before the call, however long rendering takes; at once in the background. */
export function afterPaint(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    // A change of the query cache renders one task later, which may be after the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
    setTimeout(resolve, LONGEST_MS);
  });
}
