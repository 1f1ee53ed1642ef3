import { expect, it } from 'vitest';
import { nestsTooDeep } from './nests-too-deep.ts';

const LIMIT = 20;
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('');

it.each([
  ['brackets', '['.repeat(21)],
  ['braces', '{a: '.repeat(21)],
  ['items on one line', `${'- '.repeat(21)}a`],
  ['keys on one line', `${'? '.repeat(21)}a`],
  ['indents', lines(21, (at) => `${' '.repeat(at)}a:\n`)],
  ['all of them', `${lines(7, (at) => `${' '.repeat(at)}a:\n`)}       - - - - - - - [[[[[[[`],
])('nesting that is too deep is found in %s', (_name, text) => {
  expect(nestsTooDeep(text, LIMIT)).toBe(true);
});

it.each([
  ['a long list', '- a\n'.repeat(100)],
  ['lists side by side', '- [[[[a]]]]\n- {a: {b: [c]}}\n'.repeat(30)],
  ['keys in braces', `{${lines(50, (at) => `k${at}: ${at}, `)}}`],
  ['indents side by side', 'a:\n  b:\n    - c: d\n      e: f\n'.repeat(30)],
  ['a block of text', `a: |\n  ${'['.repeat(100)}\n  ${'- '.repeat(100)}\nb: c\n`],
  ['quoted text', `a: "${'['.repeat(100)}"\nb: '${'{'.repeat(100)}'\n`],
  ['plain text', `a: b ${'- '.repeat(50)}${'?'.repeat(50)}\n`],
  ['a comment', `# ${'['.repeat(100)}\na: b # ${'- '.repeat(100)}\n`],
  ['JSON', JSON.stringify({ cases: Array.from({ length: 100 }, () => ({ tweaks: { a: { b: [1] } } })) }, null, 2)],
])('nesting is not counted in %s', (_name, text) => {
  expect(nestsTooDeep(text, LIMIT)).toBe(false);
});
