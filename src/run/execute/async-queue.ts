/** Joins what several producers push into one sequence that is read with `for await`. Made for a single reader. */

export interface AsyncQueue<Item> extends AsyncIterable<Item> {
  push(item: Item): void;
  /** No more items; what was pushed before is still read. */
  close(): void;
}

/** Reading ends once it is closed and everything was read; it never throws. */
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
