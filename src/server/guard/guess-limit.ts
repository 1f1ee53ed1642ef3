/** Slows down the guessing of the token and the key: one count of wrong ones for everybody, over however many connections. */
import { HttpError } from '../http-error.ts';
import { GUESSES_AT_ONCE, REMEMBERED_GUESSES } from '../limits.ts';
import { digest, isSameSecret } from './same-secret.ts';

export interface GuessLimit {
  /**
   * True for the right secret. Throws an HttpError 429, without a look at the secret, where too many different wrong ones came
   * before: `GUESSES_AT_ONCE`, and then one a second.
   */
  isRight(given: string, expected: string): boolean;
}

/** `warn` is told when guesses begin to be refused, once for each time. `clock` gives ms. */
export function createGuessLimit(warn: () => void, clock: () => number = () => performance.now()): GuessLimit {
  let left = GUESSES_AT_ONCE;
  let countedAt = clock();
  let isWarned = false;
  // A program that goes on with the same wrong key does not guess, and would lock out all others.
  const known = new Set<string>();

  function refill(): void {
    const now = clock();
    left = Math.min(GUESSES_AT_ONCE, left + (now - countedAt) / 1000);
    countedAt = now;
    if (left === GUESSES_AT_ONCE) isWarned = false;
  }

  function note(guess: string): void {
    left -= 1;
    known.add(guess);
    const [oldest] = known;
    if (known.size > REMEMBERED_GUESSES && oldest !== undefined) known.delete(oldest);
    if (left >= 1 || isWarned) return;
    isWarned = true;
    warn();
  }

  return {
    isRight: (given, expected) => {
      const guess = digest(given).toString('base64');
      if (known.has(guess)) return false;
      refill();
      if (left < 1) {
        const detail = 'Too many wrong tokens or keys came in. Wait a few seconds, then try again';
        throw new HttpError(429, { detail }, { 'retry-after': '5' });
      }
      if (isSameSecret(given, expected)) return true;
      note(guess);
      return false;
    },
  };
}
