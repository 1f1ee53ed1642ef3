import { expect, it } from 'vitest';
import { markdownLine } from './markdown-line.ts';

it.each([
  ['*You* were **chatting** with _me_', 'You were chatting with me'],
  ['# Title\n\n- one\n- two', 'Title one two'],
  ['`code` and ~~gone~~', 'code and gone'],
  ['snake_case_name, 2 * 3 * 4', 'snake_case_name, 2 * 3 * 4'],
  ['plain', 'plain'],
])('%j becomes %j', (text, line) => {
  expect(markdownLine(text)).toBe(line);
});
