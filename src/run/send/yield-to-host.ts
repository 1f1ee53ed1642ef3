/** Divides long work into slices, so that the page can paint and handle input between them. */

/** Resolves in a new task. Uses a message, because browsers delay repeated timers by 4 ms. */
export function nextTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** Await the returned function often; it yields to other tasks when `sliceMs` have passed since the last time. */
export function createYieldToHost(sliceMs: number, clock: () => number): () => Promise<void> | undefined {
  let start = clock();
  return () => {
    if (clock() - start < sliceMs) return undefined;
    return nextTask().then(() => {
      start = clock();
    });
  };
}
