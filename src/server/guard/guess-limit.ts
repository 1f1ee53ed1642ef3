/** Limits the rate of guessing a secret, per address and in total, over any number of connections. */
import { HttpError } from '../http/http-error.ts';
import { GUESSES_AT_ONCE, GUESSING_ADDRESSES, REMEMBERED_GUESSES } from '../settings/limits.ts';
import { digest, isSameSecret } from './same-secret.ts';

export interface GuessLimit {
  /**
   * True for the right secret. Throws an HttpError 429, without checking, after too many different wrong ones: per
   * address `GUESSES_AT_ONCE` and then one per second; for all addresses together ten times that.
   */
  verify(given: string, address: string): boolean;
}

/** `warn` is called each time when guesses begin to be refused. `clock` gives milliseconds. */
export function createGuessLimit(
  expected: string,
  warn: () => void,
  clock: () => number = () => performance.now(),
): GuessLimit {
  const all = createAllowance(10, clock);
  const byAddress = new Map<string, Allowance>();
  // A program that repeats one wrong key is not guessing, and must not lock out others at its address.
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
    verify: (given, address) => {
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

/** A token bucket: `rate` per second, and `GUESSES_AT_ONCE` times that at once. */
function createAllowance(rate: number, clock: () => number): Allowance {
  const limit = GUESSES_AT_ONCE * rate;
  let left = limit;
  let countedAt = clock();
  const refilled = () => {
    const now = clock();
    left = Math.min(limit, left + ((now - countedAt) / 1000) * rate);
    countedAt = now;
    return left;
  };
  return {
    isUsedUp: () => refilled() < 1,
    isFull: () => refilled() === limit,
    use: () => {
      left -= 1;
    },
  };
}

function dropOldest(items: Set<string> | Map<string, unknown>, limit: number): void {
  const [oldest] = items.keys();
  if (items.size > limit && oldest !== undefined) items.delete(oldest);
}
