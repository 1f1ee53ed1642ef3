/** Slows down the guessing of a secret, from one address and from many, over however many connections. */
import { HttpError } from '../http/http-error.ts';
import { GUESSES_AT_ONCE, GUESSING_ADDRESSES, REMEMBERED_GUESSES } from '../settings/limits.ts';
import { digest, isSameSecret } from './same-secret.ts';

export interface GuessLimit {
  /**
   * True for the right secret. Throws an HttpError 429, without a look at the secret, where too many different wrong ones came
   * before: from this address `GUESSES_AT_ONCE`, and then one a second; from all addresses together ten times that.
   */
  isRight(given: string, address: string): boolean;
}

/** `warn` is told when guesses begin to be refused, once for each time. `clock` gives ms. */
export function createGuessLimit(
  expected: string,
  warn: () => void,
  clock: () => number = () => performance.now(),
): GuessLimit {
  const all = createAllowance(10, clock);
  const byAddress = new Map<string, Allowance>();
  // A program that goes on with the same wrong key does not guess, and would lock out others of its address.
  const known = new Set<string>();
  let isWarned = false;

  function allowanceOf(address: string): Allowance {
    const own = byAddress.get(address) ?? createAllowance(1, clock);
    byAddress.delete(address);
    byAddress.set(address, own);
    dropOldest(byAddress, GUESSING_ADDRESSES);
    return own;
  }

  return {
    isRight: (given, address) => {
      const guess = digest(given).toString('base64');
      if (known.has(guess)) return false;
      const allowances = [allowanceOf(address), all];
      if (allowances.some(({ isUsedUp }) => isUsedUp())) {
        if (!isWarned) warn();
        isWarned = true;
        const detail = 'Too many wrong tokens or keys. Wait a few seconds, then try again';
        throw new HttpError(429, { detail }, { 'retry-after': '5' });
      }
      if (isSameSecret(given, expected)) return true;
      if (allowances.every(({ isFull }) => isFull())) isWarned = false;
      for (const { use } of allowances) use();
      known.add(guess);
      dropOldest(known, REMEMBERED_GUESSES);
      return false;
    },
  };
}

interface Allowance {
  isUsedUp: () => boolean;
  isFull: () => boolean;
  use: () => void;
}

/** `rate` wrong ones a second, and `GUESSES_AT_ONCE` times that at once. */
function createAllowance(rate: number, clock: () => number): Allowance {
  const most = GUESSES_AT_ONCE * rate;
  let left = most;
  let countedAt = clock();
  const refilled = () => {
    const now = clock();
    left = Math.min(most, left + ((now - countedAt) / 1000) * rate);
    countedAt = now;
    return left;
  };
  return {
    isUsedUp: () => refilled() < 1,
    isFull: () => refilled() === most,
    use: () => {
      left -= 1;
    },
  };
}

function dropOldest(items: Set<string> | Map<string, unknown>, most: number): void {
  const [oldest] = items.keys();
  if (items.size > most && oldest !== undefined) items.delete(oldest);
}
