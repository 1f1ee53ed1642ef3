import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textEditBetween } from './text-edit.ts';

describe('textEditBetween', () => {
  it('turns the old text into the new text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '{', '\n', '"'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = textEditBetween(before, after);
        if (edit === null) expect(before).toBe(after);
        else expect(before.slice(0, edit.start) + edit.text + before.slice(edit.end)).toBe(after);
      }),
    );
  });

  it('keeps the equal parts at both ends', () => {
    expect(textEditBetween('{ "wrods": 1 }', '{ "words": 1 }')).toEqual({ start: 4, end: 6, text: 'or' });
    expect(textEditBetween('aa', 'aaa')).toEqual({ start: 2, end: 2, text: 'a' });
    expect(textEditBetween('same', 'same')).toBeNull();
  });
});
