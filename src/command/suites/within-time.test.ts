import { expect, it } from 'vitest';
import { withinTime } from './within-time.ts';

it('returns what ends in time, and null for a pattern that does not', () => {
  expect(withinTime(1000, () => 42)).toBe(42);
  expect(withinTime(20, () => /^(a+)+$/.test(`${'a'.repeat(40)}b`))).toBeNull();
});

it('throws what the code throws', () => {
  expect(() =>
    withinTime(1000, () => {
      throw new TypeError('mine');
    }),
  ).toThrow(new TypeError('mine'));
});
