import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { walkJson } from '../testing/walk-json.ts';
import { sliceJson } from './slice-json.ts';

describe('sliceJson', () => {
  it('returns the exact text: spaces, escapes and numbers that JavaScript would serialise differently', () => {
    const text = ' {"a" : [ 1.0, {"b":  12345678901234567890 } ], "c\\u0041": "\\u00e9\\\\" }';
    expect(sliceJson(text, ['a', 0])).toBe('1.0');
    expect(sliceJson(text, ['a', 1])).toBe('{"b":  12345678901234567890 }');
    expect(sliceJson(text, ['a', 1, 'b'])).toBe('12345678901234567890');
    expect(sliceJson(text, ['cA'])).toBe('"\\u00e9\\\\"');
    expect(sliceJson(text, [])).toBe(text.trim());
  });

  it('uses the last of two equal keys, like JSON.parse', () => {
    expect(sliceJson('{"a": 1, "a": [2]}', ['a'])).toBe('[2]');
  });

  it.each([[['b']], [['a', 3]], [['a', 'x']], [[0]], [['a', 0, 'deep']]])('returns null for %j', (path) => {
    expect(sliceJson('{"a": [1, 2]}', path)).toBeNull();
  });

  it('finds every value of any JSON with any indentation', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), (any, indent) => {
        const json: JsonValue = JSON.parse(JSON.stringify(any));
        const text = JSON.stringify(json, null, indent);
        for (const { path, value } of walkJson(json)) {
          expect(JSON.parse(sliceJson(text, path) ?? 'nothing')).toEqual(value);
        }
      }),
      { numRuns: 150 },
    );
  });
});
