import { expect, it } from 'vitest';
import { codeMarkdown, fencedMarkdown } from './as-markdown.ts';

it.each([
  ['plain', 'plain', '```json\nplain\n```'],
  ['a longer fence', 'a ```` b', '`````json\na ```` b\n`````'],
])('fences %s', (_, text, block) => {
  expect(fencedMarkdown(text, 'json')).toBe(block);
});

it('leaves out a language that could inject Markdown', () => {
  expect(fencedMarkdown('x', 'js\n![](a)')).toBe('```\nx\n```');
});

it('accepts any number of backticks', () => {
  const ticks = '` '.repeat(200_000);
  expect(fencedMarkdown(ticks, '')).toMatch(/^```\n/);
  expect(codeMarkdown(ticks)).toMatch(/^`` /);
});
