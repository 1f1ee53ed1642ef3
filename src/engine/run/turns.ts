/** Lets other requests have their turn while a run computes one component after the other. */

/** So long a run may compute on end. */
const LONGEST_MS = 20;

export class Turns {
  readonly #clock: () => number;
  #last: number;
  #next: Promise<void> | null = null;

  /** `clock` gives milliseconds. */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.#last = clock();
  }

  /** Resolves at once, or after a turn of the event loop when the last one is too long ago. */
  async take(): Promise<void> {
    // Of many that waited for one turn, those that are not done in time wait for the next one.
    while (this.#clock() - this.#last > LONGEST_MS) {
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
