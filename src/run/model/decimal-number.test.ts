import { expect, it } from 'vitest';
import { readNumber, roundLike } from './decimal-number.ts';

it.each([
  ['0.5', 0.5],
  [' 0,5 ', 0.5],
  ['-1e3', -1000],
  ['', null],
  [' ', null],
  ['1,2,3', null],
  ['half', null],
  ['1e999', null],
])('%j is read as %j', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

it('is not read if it has decimals and must be whole', () => {
  expect([readNumber('3', true), readNumber('3,0', true), readNumber('3.5', true)]).toEqual([3, 3, null]);
});

it.each([
  [0.1 + 0.2, [0.1, 0.2], 0.3],
  [1 + 1e-7, [1, 1e-7], 1.0000001],
  [2e21 + 1, [2e21, 1], 2e21],
  [1.26, [1, 5], 1],
])('%d has the decimals of %j', (value, parts, rounded) => {
  expect(roundLike(value, ...parts)).toBe(rounded);
});
