import { expect, it } from 'vitest';
import { clampOf, MESSAGE_ROOM, VALUE_ROOM } from './clamp-text.ts';

const lines = (count: number) => Array.from({ length: count }, (_, line) => `line ${line + 1}`).join('\n');

it.each([
  ['a few lines', lines(3), null],
  ['more lines', lines(9), { length: 13, lines: 7, characters: 49, isHuge: false }],
  ['empty lines after the first', `one\n\n${lines(9)}`, { length: 3, lines: 9, isHuge: false }],
  ['one long line', 'x'.repeat(300), { length: 160, lines: 0, characters: 140, isHuge: false }],
  ['a character that would be split', `${'x'.repeat(159)}😀${'x'.repeat(200)}`, { length: 159, lines: 0 }],
  ['a huge one', 'x'.repeat(20_001), { isHuge: true }],
])('shows the beginning of %s', (_, text, clamp) => {
  if (clamp === null) expect(clampOf(text, VALUE_ROOM)).toBeNull();
  else expect(clampOf(text, VALUE_ROOM)).toMatchObject(clamp);
});

it('shows more of a message to a model', () => {
  expect(clampOf(lines(20), MESSAGE_ROOM)).toBeNull();
  expect(clampOf(lines(30), MESSAGE_ROOM)?.lines).toBe(14);
});
