/** Merges the items of several producers into one sequence for a single reader (`for await`). */

export interface AsyncQueue<Item> extends AsyncIterable<Item> {
  push(item: Item): void;
  /** Ends the sequence after the items that were already pushed. */
  close(): void;
}

/** Reading ends when the queue is closed and empty; it never throws. */
export function createAsyncQueue<Item>(): AsyncQueue<Item> {
  let items: Item[] = [];
  let isClosed = false;
  let wake: () => void = () => undefined;
  return {
    push(item) {
      items.push(item);
      wake();
    },
    close() {
      isClosed = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const ready = items;
        items = [];
        yield* ready;
        if (items.length > 0) continue;
        if (isClosed) return;
        await new Promise<void>((done) => {
          wake = done;
        });
      }
    },
  };
}
