import { expect, it } from 'vitest';
import { exactTime, shortExactTime } from './times-of.ts';

it.each([
  [0, '0.0 ms', '0 ms'],
  [100, '100.0 ms', '100 ms'],
  [12.43, '12.4 ms', '12.4 ms'],
  [1000, '1.0000 s', '1 s'],
  [1203.44, '1.2034 s', '1.2034 s'],
  [20_500, '20.5000 s', '20.5 s'],
])('a time of %d ms has fixed digits in a column and is short in a sentence', (ms, column, sentence) => {
  expect(exactTime(ms)).toBe(column);
  expect(shortExactTime(ms)).toBe(sentence);
});
