import { describe, expect, it } from 'vitest';
import { isFlat, lineHeight, nodeHeight } from './node-size.ts';

const tweak = { kind: 'applied', label: 'tone', before: '"friendly"', after: '"formal"' } as const;

describe('the height of a line on a node', () => {
  it.each([
    ['in one row', tweak, 34],
    ['in two rows', { ...tweak, after: '"a formal tone"' }, 50],
    ['one long word, in two rows', { ...tweak, before: null, after: 'x'.repeat(30) }, 50],
    ['no more than three rows', { ...tweak, after: `"${'many words '.repeat(20)}"` }, 66],
  ])('depends on its rows: %s', (_name, line, height) => {
    expect(lineHeight(line)).toBe(height);
  });

  it("is one row if the name and the flow's value fit in it", () => {
    const own = { kind: 'plain', label: 'temperature', before: null, after: '0.2' } as const;
    expect([isFlat(own), lineHeight(own)]).toEqual([true, 18]);
    const long = { ...own, after: '"You answer for a support team"' };
    expect([isFlat(long), lineHeight(long)]).toEqual([false, 50]);
  });
});

it('the height of a node is the sum of its lines', () => {
  const alone = nodeHeight({ lines: [], more: 0, notReached: null });
  expect(nodeHeight({ lines: [tweak], more: 0, notReached: null })).toBe(alone + 34 + 14);
});
