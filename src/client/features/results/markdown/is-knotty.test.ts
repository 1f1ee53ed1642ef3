import { describe, expect, it } from 'vitest';
import { isKnotty } from './is-knotty.ts';

describe('isKnotty', () => {
  it.each([
    '*'.repeat(4000),
    `${'['.repeat(3000)}x`,
    'a**a_ '.repeat(600),
    `${'> '.repeat(400)}deep`,
    `text\n${'- '.repeat(100)}deep`,
    `${'1. '.repeat(30)}deep`,
    '>'.repeat(100),
  ])('finds that %.20j would hold the page up', (text) => {
    expect(isKnotty(text)).toBe(true);
  });

  it.each([
    '**bold** and [a link](https://a.test) '.repeat(100),
    'snake_case_words '.repeat(1500),
    '> > a quote in a quote',
    '- '.repeat(10),
    `| a_b | *c* |\n${'| x_y | *z* |\n'.repeat(300)}`,
    '---------------------------------------------',
    '- - - - - - - - - - - - - - - - - - - - - - - - - - - - -',
  ])('lets %.20j through', (text) => {
    expect(isKnotty(text)).toBe(false);
  });
});
