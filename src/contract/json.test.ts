import { describe, expect, it } from 'vitest';
import { canonical, isDeeperThan, isJsonEqual, MAX_JSON_DEPTH } from './json.ts';
import { parseJsonText } from './json-schema.ts';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('the depth limit', () => {
  it('accepts exactly the limit and not one level more', () => {
    expect(isDeeperThan(JSON.parse(nested(MAX_JSON_DEPTH)))).toBe(false);
    expect(isDeeperThan(JSON.parse(nested(MAX_JSON_DEPTH + 1)))).toBe(true);
    expect(isDeeperThan({ a: { b: 1 } }, 1)).toBe(true);
    expect(isDeeperThan('text', 0)).toBe(false);
  });

  it('does not overflow on what would overflow a schema', () => {
    expect(isDeeperThan(JSON.parse(nested(100_000)))).toBe(true);
    expect(isDeeperThan(new Array(300_000).fill([0]))).toBe(false);
  });

  it('names the limit when text is too deep', () => {
    expect(() => parseJsonText(nested(300))).toThrow('deeper than 200 levels');
    expect(parseJsonText('{"a":[1]}')).toEqual({ a: [1] });
  });
});

describe('structural equality', () => {
  it.each([
    [1, 1, true],
    [null, undefined, false],
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: undefined }, { b: undefined }, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [{ constructor: 1 }, {}, false],
    ['1', 1, false],
  ])('of %j and %j is %j', (left, right, expected) => {
    expect(isJsonEqual(left, right)).toBe(expected);
    expect(isJsonEqual(right, left)).toBe(expected);
    if (left !== undefined && right !== undefined) expect(canonical(left) === canonical(right)).toBe(expected);
  });
});
