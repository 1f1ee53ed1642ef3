/** Unread items before a writer that asks for room has to wait. */
const HIGH_WATER = 256;

/** Carries items from several writers to one reader, with backpressure for writers that ask for it. Reading never throws. */
export class AsyncQueue<Item> {
  #items: Item[] = [];
  #isClosed = false;
  #wakeReader: (() => void) | null = null;
  #wakeWriters: (() => void)[] = [];

  /** Adds an item; dropped after `close`. */
  push(item: Item): void {
    if (this.#isClosed) return;
    this.#items.push(item);
    this.#wakeReader?.();
  }

  /** Resolves once the reader has caught up. Writers of many items (a streaming model) await it after each. */
  async room(): Promise<void> {
    if (this.#isClosed || this.#items.length < HIGH_WATER) return;
    await new Promise<void>((resolve) => {
      this.#wakeWriters.push(resolve);
    });
  }

  /** The reader still gets what is queued; waiting writers continue. */
  close(): void {
    this.#isClosed = true;
    this.#wakeReader?.();
    this.#releaseWriters();
  }

  /** Resolves to all waiting items, at least one; null when the queue is closed and empty. */
  async read(): Promise<readonly Item[] | null> {
    while (this.#items.length === 0) {
      if (this.#isClosed) return null;
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve;
      });
      this.#wakeReader = null;
    }
    const items = this.#items;
    this.#items = [];
    this.#releaseWriters();
    return items;
  }

  /** One item after the other, until the queue is closed and empty. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, void> {
    for (let items = await this.read(); items !== null; items = await this.read()) {
      for (const item of items) yield item;
    }
  }

  #releaseWriters(): void {
    const writers = this.#wakeWriters;
    this.#wakeWriters = [];
    for (const wake of writers) wake();
  }
}
