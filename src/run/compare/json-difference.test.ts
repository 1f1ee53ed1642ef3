import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { diffJson } from './json-difference.ts';

describe('the difference of two JSON values', () => {
  it('returns each path that differs', () => {
    const before = { name: 'Ada', tags: ['a', 'b'], gone: 1, deep: { kept: true, size: 3 } };
    const after = { deep: { size: 4, kept: true }, name: 'Ada', tags: ['a', 'x', 'b'], fresh: null };
    const { changes, same } = diffJson(before, after);
    expect(changes).toEqual([
      { path: ['gone'], pathBefore: ['gone'], kind: 'removed', before: 1, after: undefined },
      { path: ['deep', 'size'], pathBefore: ['deep', 'size'], kind: 'changed', before: 3, after: 4 },
      { path: ['tags', 1], pathBefore: null, kind: 'added', before: undefined, after: 'x' },
      { path: ['fresh'], pathBefore: null, kind: 'added', before: undefined, after: null },
    ]);
    expect(same).toBe(4);
  });

  it('compares the content of a list item that changed', () => {
    const item = (id: number, text: string) => ({ id, text });
    const { changes } = diffJson(
      [item(1, 'a'), item(2, 'b'), item(3, 'c')],
      [item(1, 'a'), item(2, 'B'), item(3, 'c')],
    );
    expect(changes).toEqual([{ path: [1, 'text'], pathBefore: [1, 'text'], kind: 'changed', before: 'b', after: 'B' }]);
  });

  it('treats names of inherited properties as ordinary keys', () => {
    const odd: JsonValue = JSON.parse('{"constructor": 1, "__proto__": {"a": 1}}');
    expect(diffJson({}, odd).changes.map(({ path }) => path)).toEqual([['constructor'], ['__proto__']]);
  });

  it('counts nothing as equal if one of them is empty', () => {
    expect(diffJson({ a: 1 }, {})).toMatchObject({ same: 0, changed: 1 });
    expect(diffJson([], [1, 2])).toMatchObject({ same: 0, changed: 1 });
  });

  it('is 0 only for equal values, and at most 1', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        const [before, after] = JSON.parse(JSON.stringify([left, right]));
        expect(diffJson(before, before)).toMatchObject({ changes: [], changed: 0 });
        const { changes, changed, same } = diffJson(before, after);
        expect(changed === 0).toBe(changes.length === 0);
        expect(changed).toBeLessThanOrEqual(1);
        expect(same).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(same)).toBe(true);
        expect(diffJson(after, before).changed).toBeCloseTo(changed, 9);
      }),
      {
        numRuns: 200,
        examples: [
          [
            [true, [], null],
            [null, true, [0]],
          ],
        ],
      },
    );
  });
});
