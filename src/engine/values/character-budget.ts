/** Counts the characters that a run makes, so that it ends with an error before it runs out of memory. */
import { LimitError } from '#contract/limit-error.ts';
import { RUN_LIMITS } from './run-limits.ts';

/** Adds to what one component is about to make; throws a LimitError when that is more than the run may still make. */
export type Meter = (characters: number) => void;

/** What a part costs beside its text: even empty ones take memory. */
export const PART_COST = 16;

export class CharacterBudget {
  #left: number;
  readonly #onMade: Meter;

  /** `onMade` is told of every value, and may throw: then it is too much for others. */
  constructor(characters: number = RUN_LIMITS.madeCharacters, onMade: Meter = () => {}) {
    this.#left = characters;
    this.#onMade = onMade;
  }

  get left(): number {
    return this.#left;
  }

  /** Counts a value that was made. Throws a LimitError when it is too much. */
  spend(characters: number): void {
    this.#check(characters);
    this.#onMade(characters);
    this.#left -= characters;
  }

  /** For what is made piece by piece and joined at the end: asks before each piece, and spends nothing. */
  meter(): Meter {
    let made = 0;
    return (characters) => {
      made += characters;
      this.#check(made);
    };
  }

  #check(characters: number): void {
    if (characters <= this.#left) return;
    throw new LimitError('The run makes too many characters of text and data', null, RUN_LIMITS.madeCharacters);
  }
}
