/** Carries events from running components to the reader of a run, with backpressure when the reader is slow. */

/** Unread events before a writer that asks for room has to wait. */
const HIGH_WATER = 256;

export class EventQueue<Event> {
  #events: Event[] = [];
  #isClosed = false;
  #wakeReader: (() => void) | null = null;
  #wakeWriters: (() => void)[] = [];

  /** Adds an event; dropped after `close`. */
  push(event: Event): void {
    if (this.#isClosed) return;
    this.#events.push(event);
    this.#wakeReader?.();
  }

  /** Resolves once the reader has caught up. Writers of many events (a streaming model) await it after each. */
  async room(): Promise<void> {
    if (this.#isClosed || this.#events.length < HIGH_WATER) return;
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

  /** Resolves to all waiting events, at least one; null when the queue is closed and empty. */
  async read(): Promise<readonly Event[] | null> {
    while (this.#events.length === 0) {
      if (this.#isClosed) return null;
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve;
      });
      this.#wakeReader = null;
    }
    const events = this.#events;
    this.#events = [];
    this.#releaseWriters();
    return events;
  }

  #releaseWriters(): void {
    const writers = this.#wakeWriters;
    this.#wakeWriters = [];
    for (const wake of writers) wake();
  }
}
