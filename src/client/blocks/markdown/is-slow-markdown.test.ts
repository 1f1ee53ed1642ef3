import { describe, expect, it } from 'vitest';
import { IN_PROPORTION, timeGrowth } from '#contract/testing/time-growth.ts';
import { isSlowMarkdown } from './is-slow-markdown.ts';

describe('isSlowMarkdown', () => {
  it.each([
    '*'.repeat(4000),
    `${'['.repeat(3000)}x`,
    'a**a_ '.repeat(600),
    `${'> '.repeat(400)}deep`,
    `text\n${'- '.repeat(100)}deep`,
    `${'1. '.repeat(30)}deep`,
    '>'.repeat(100),
    `${'> '.repeat(23)}- deep`,
    `${'|'.repeat(200)}\n${'|-'.repeat(199)}|\n${'|\n'.repeat(100)}`,
  ])('rejects %.20j', (text) => {
    expect(isSlowMarkdown(text)).toBe(true);
  });

  it.each([
    '**bold** and [a link](https://a.test) '.repeat(100),
    'snake_case_words '.repeat(1500),
    '> > a quote in a quote',
    '- '.repeat(10),
    `| a_b | *c* |\n${'| x_y | *z* |\n'.repeat(300)}`,
    '---------------------------------------------',
    '- - - - - - - - - - - - - - - - - - - - - - - - - - - - -',
    `Above\n\n${'- '.repeat(40)}`,
    `${'-'.repeat(30)}+${'-'.repeat(30)}`,
    `${'| a '.repeat(30)}|\n${'|---'.repeat(30)}|\n${`${'| b '.repeat(30)}|\n`.repeat(100)}`,
  ])('accepts %.20j', (text) => {
    expect(isSlowMarkdown(text)).toBe(false);
  });

  it.each([`${'> '.repeat(23)}x\n`, `${'> '.repeat(400)}`, '|-', '- ', '\n '])(
    'takes time in proportion to many of %.20j',
    async (part) => {
      const judge = (size: number) => {
        const text = part.repeat(size / part.length);
        return () => isSlowMarkdown(text);
      };
      expect(await timeGrowth(200_000, judge)).toBeLessThan(IN_PROPORTION);
    },
  );
});
