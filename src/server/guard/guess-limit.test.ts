import { describe, expect, it } from 'vitest';
import { createGuessLimit } from './guess-limit.ts';

function setUp() {
  let now = 0;
  let warnings = 0;
  const limit = createGuessLimit(
    'right',
    () => {
      warnings += 1;
    },
    () => now,
  );
  let count = 0;
  /** How many of this many different wrong secrets were checked. */
  const guess = (times: number, address = (_at: number) => '1.1.1.1') => {
    let checked = 0;
    for (let at = 0; at < times; at += 1) {
      count += 1;
      try {
        limit.verify(`wrong ${count}`, address(at));
        checked += 1;
      } catch {
        // Refused without a check.
      }
    }
    return checked;
  };
  const wait = (ms: number) => {
    now += ms;
  };
  return { limit, guess, wait, warnings: () => warnings };
}

describe('wrong tokens and keys', () => {
  it('are checked ten times at once, then once per second, and ten times again after a pause', () => {
    const { guess, wait, warnings } = setUp();
    expect(guess(3_000)).toBe(10);
    wait(1_000);
    expect(guess(1_000)).toBe(1);
    wait(3_500);
    expect(guess(1_000)).toBe(3);
    expect(warnings()).toBe(1);
    wait(3_600_000);
    expect(guess(1_000)).toBe(10);
    expect(warnings()).toBe(2);
  });

  it('also block the right one from their address while they are refused, but not from other addresses', () => {
    const { limit, guess, wait } = setUp();
    guess(10);
    expect(() => limit.verify('right', '1.1.1.1')).toThrow('HTTP 429');
    expect(limit.verify('right', '2.2.2.2')).toBe(true);
    wait(1_000);
    expect(limit.verify('right', '1.1.1.1')).toBe(true);
  });

  it('from always new addresses are checked a hundred times at once, then ten times per second', () => {
    const { guess, wait } = setUp();
    const newAddress = (at: number) => `address ${at}`;
    expect(guess(3_000, newAddress)).toBe(100);
    wait(1_000);
    expect(guess(1_000, newAddress)).toBe(10);
  });

  it('count once each, so that a program with an old key does not lock others out', () => {
    const { limit } = setUp();
    for (let at = 0; at < 1_000; at += 1) expect(limit.verify('old', '1.1.1.1')).toBe(false);
    expect(limit.verify('right', '1.1.1.1')).toBe(true);
  });
});
