import { describe, expect, it } from 'vitest';
import { someText, textTest } from './find-text.ts';

describe('textTest', () => {
  it.each([
    [' BEES ', 'about bees'],
    ['two lines', 'Two\n  lines'],
    ['', 'anything'],
  ])('finds %j in %j', (query, text) => {
    expect(textTest(query)(text)).toBe(true);
  });

  it('does not join separate words', () => {
    expect(textTest('twolines')('two lines')).toBe(false);
  });
});

describe('someText', () => {
  const value = { path: 'C:\\dir', list: [{ said: 'say "hi"' }, 42, null, true] };

  it.each(['C:\\dir', 'say "hi"', 'said', '42', 'null', 'true'])('finds %s', (query) => {
    expect(someText(value, textTest(query))).toBe(true);
  });

  it.each(['\\\\', '":', '[', '0'])('does not find %s, which only occurs in JSON syntax or as an index', (query) => {
    expect(someText(value, textTest(query))).toBe(false);
  });
});
