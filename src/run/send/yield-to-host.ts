/** Long work in slices, so that the page can paint and take keys between them. */

/** Resolves in a new task. A message, not a timer: browsers hold repeated timers back for 4 ms. */
function nextTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** Await the returned function often; it gives way to other tasks once `sliceMs` of work have passed since it last did. */
export function createBreather(sliceMs: number, clock: () => number): () => Promise<void> | undefined {
  let start = clock();
  return () => {
    if (clock() - start < sliceMs) return undefined;
    return nextTask().then(() => {
      start = clock();
    });
  };
}
