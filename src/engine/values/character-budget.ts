/** Counts the characters that a run produces, so that it fails before memory runs out. */
import { LimitError } from '#contract/limit-error.ts';
import { RUN_LIMITS } from './run-limits.ts';

/** Adds to what one component is about to produce. Throws a LimitError when that exceeds the run's remaining budget. */
export type Meter = (characters: number) => void;

/** Cost of a part besides its text: even an empty one takes memory. */
export const PART_COST = 16;

export class CharacterBudget {
  #left: number;
  readonly #onMade: Meter;

  /** `onMade` is called for every value and may throw, when it is too much for other reasons. */
  constructor(characters: number = RUN_LIMITS.madeCharacters, onMade: Meter = () => {}) {
    this.#left = characters;
    this.#onMade = onMade;
  }

  get left(): number {
    return this.#left;
  }

  /** Counts a finished value. Throws a LimitError when it is too much. */
  spend(characters: number): void {
    this.#check(characters);
    this.#onMade(characters);
    this.#left -= characters;
  }

  /** For texts that are joined from parts: checks before each part, but spends nothing. */
  meter(): Meter {
    let made = 0;
    return (characters) => {
      made += characters;
      this.#check(made);
    };
  }

  #check(characters: number): void {
    if (characters <= this.#left) return;
    throw new LimitError('The run produces too many characters of text and data', null, RUN_LIMITS.madeCharacters);
  }
}
