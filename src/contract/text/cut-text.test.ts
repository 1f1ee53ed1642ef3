import { expect, test } from 'vitest';
import { characterStart, cutLine, cutText } from './cut-text.ts';

test.each([
  ['', 3, ''],
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['🙂🙂', 4, '🙂🙂'],
  ['🙂🙂🙂', 4, '🙂…'],
  ['🙂🙂🙂', 5, '🙂🙂…'],
  ['a\nb c', 4, 'a\nb…'],
])('cuts %j to %i', (text, most, cut) => {
  expect(cutText(text, most)).toBe(cut);
});

test.each([
  [' a\n\t b ', 8, 'a b'],
  ['one  two  three', 8, 'one two…'],
  ['🙂\n🙂\n🙂', 5, '🙂 …'],
  // Much longer than what is shown, and nearly all of it white space.
  [`a${' '.repeat(1000)}b`, 8, 'a …'],
  ['', 8, ''],
])('cuts %j on one line to %i', (text, most, cut) => {
  expect(cutLine(text, most)).toBe(cut);
});

test('splits no character', () => {
  expect([0, 1, 2, 3, 4].map((index) => characterStart('a🙂b', index))).toEqual([0, 1, 1, 3, 4]);
  expect(characterStart('\ud83d\ud83d', 1)).toBe(1);
});
