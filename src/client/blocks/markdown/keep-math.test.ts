import { describe, expect, it } from 'vitest';
import { IN_PROPORTION, timeGrowth } from '#contract/testing/time-growth.ts';
import { keepMath } from './keep-math.ts';

const escaped = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');

describe('keepMath', () => {
  it.each(['$a_1*b_2*c_3$', '$$\nx_{i}^2 * y\n$$', '\\(a_b\\)', '\\[ x^2_1 \\]', '$x$'])(
    'keeps %j as it is',
    (math) => {
      expect(keepMath(`so ${math} follows`)).toBe(`so ${escaped(math)} follows`);
    },
  );

  it.each([
    'It costs $5 and *not* $6.',
    'from $5 to $10 a _month_',
    '`$a_1$` and ``\\(x\\)``',
    'a \\$5 *note*',
    'https://x.test/$a_b$/c',
    'US$5*2$',
    'no mathematics',
  ])('does not take %j for mathematics', (text) => {
    expect(keepMath(text)).toBe(text);
  });

  it.each(['\\[ ', '\\( ', '$a ', '`` ` ', '$$'])('takes linear time for a text of nothing but %j', async (part) => {
    const work = (length: number) => {
      const text = `\\(${part.repeat(length / part.length)}`;
      return () => keepMath(text);
    };
    expect(await timeGrowth(400_000, work)).toBeLessThan(IN_PROPORTION);
  });
});
