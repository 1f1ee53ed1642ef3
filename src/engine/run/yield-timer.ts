/** Yields to the event loop while a run computes one component after the other, so that other requests are served. */

/** Longest time that a run may compute without yielding. */
const MAX_MS = 20;

export class YieldTimer {
  readonly #clock: () => number;
  #last: number;
  #next: Promise<void> | null = null;

  /** `clock` gives milliseconds. */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.#last = clock();
  }

  /** Resolves at once, or after a turn of the event loop if the last one is too long ago. */
  async yieldIfDue(): Promise<void> {
    // If several wait for the same turn, those that are not served in time wait for the next one.
    while (this.#clock() - this.#last > MAX_MS) {
      this.#next ??= this.#turn();
      await this.#next;
    }
  }

  async #turn(): Promise<void> {
    await new Promise<void>((resolve) => setTimeout(resolve));
    this.#last = this.#clock();
    this.#next = null;
  }
}
