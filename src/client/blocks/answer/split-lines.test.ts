import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SplitLines, splitLines } from './split-lines.ts';

describe('splitLines', () => {
  it('splits at line ends, including empty lines', () => {
    expect(splitLines('a\n\nb', null).lines).toEqual(['a', '', 'b']);
    expect(splitLines('', null).lines).toEqual(['']);
  });

  it('splits a very long line, but no character', () => {
    const { lines } = splitLines(`${'x'.repeat(999)}😀${'y'.repeat(1500)}`, null);
    expect(lines.join('')).toBe(`${'x'.repeat(999)}😀${'y'.repeat(1500)}`);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(1000);
    expect(lines[1]?.startsWith('😀')).toBe(true);
  });

  it('gives the same lines for a growing text as for the whole text', () => {
    const piece = fc.oneof(fc.string(), fc.constant('\n'), fc.constant('z'.repeat(700)));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        let split: SplitLines | null = null;
        let text = '';
        for (const next of pieces) {
          text += next;
          split = splitLines(text, split);
        }
        expect(split?.lines ?? ['']).toEqual(splitLines(text, null).lines);
      }),
    );
  });
});
