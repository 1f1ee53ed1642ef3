import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, diffText, type TextDifference } from './text-difference.ts';

const side = ({ parts }: TextDifference, without: 'removed' | 'added') =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');
const marked = ({ parts }: TextDifference) =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`)).join('');

describe('the difference of two texts', () => {
  it('is by words', () => {
    const difference = diffText('Double charge in March confirmed.', 'Double charge on INV-2041 confirmed.');
    expect(marked(difference)).toBe('Double charge [-in March-][+on INV-2041+] confirmed.');
    expect(difference.words).toEqual([5, 6]);
  });

  it('contains every character of both texts', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'b', ' ', '\n', 'é', '漢', '字', '.', '\u{1f600}', 'word'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'grapheme' })), fc.oneof(texts, fc.string()), (before, after) => {
        const difference = diffText(before, after);
        expect(side(difference, 'added')).toBe(before);
        expect(side(difference, 'removed')).toBe(after);
        if (before === after) expect(difference).toMatchObject({ changed: 0 });
      }),
      { numRuns: 300, examples: [['', '']] },
    );
  });

  it('is 0 for equal texts and 1 for texts without a common word', () => {
    expect(diffText('one two', 'one two').changed).toBe(0);
    expect(diffText('one two', 'three four').changed).toBe(1);
    expect(diffText('', 'three').changed).toBe(1);
    expect(diffText('one two three four', 'one two three five').changed).toBe(0.25);
    expect(diffText('!', '?').changed).toBe(1);
  });

  it('finds words in scripts without spaces', () => {
    expect(countWords('我喜欢猫')).toBeGreaterThan(1);
    expect(marked(diffText('我喜欢猫。', '我喜欢狗。'))).toBe('我喜欢[-猫-][+狗+]。');
  });

  it('joins changed words that only have spaces between them', () => {
    expect(marked(diffText('aa bb cc', 'dd ee ff'))).toBe('[-aa bb cc-][+dd ee ff+]');
    expect(marked(diffText('Hey Ada, come in now', 'Hello in now'))).toBe('[-Hey Ada, come-][+Hello+] in now');
  });

  it('is by lines for long texts, also if they share almost nothing', () => {
    const long = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word}${at} and more`).join('\n');
    const difference = diffText(`${long('a')}\nlast`, `${long('b')}\nlast`);
    expect(side(difference, 'added')).toBe(`${long('a')}\nlast`);
    const shared = diffText(`${long('a')}\nold\nend`, `${long('a')}\nnew\nend`);
    expect(shared.parts.slice(1)).toEqual([
      { kind: 'removed', text: 'old' },
      { kind: 'added', text: 'new' },
      { kind: 'same', text: '\nend' },
    ]);
  });
});
