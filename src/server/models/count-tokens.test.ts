import { describe, expect, it } from 'vitest';
import { splitWords } from './count-tokens.ts';

describe('splitWords', () => {
  it.each([
    '',
    ' ',
    'one',
    'one two',
    '  lead\n\n- list  \n',
    '```py\ndef f():\n    return 1\n```\n',
    'a\u00a0b\u2028c',
  ])('loses nothing of %j', (text) => {
    expect(splitWords(text).join('')).toBe(text);
  });
});
