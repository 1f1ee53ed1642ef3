import { describe, expect, it } from 'vitest';
import { measureJson } from './measure-json.ts';

describe('the size of a JSON text', () => {
  it.each([
    ['', 0, 0],
    ['5', 0, 0],
    ['[]', 1, 1],
    ['[[],[1,2]]', 5, 2],
    ['{"a":{"b":[{}]}}', 4, 4],
    // The content of a string does not count as values.
    [String.raw`{"a,[{":"[,\"[\\","b":"\\\"["}`, 2, 1],
    ['"\\', 0, 0],
    [']]]]', 0, 0],
  ])('%s has %i values, %i deep', (text, values, depth) => {
    expect(measureJson(Buffer.from(text))).toEqual({ values, depth });
    expect(measureJson(text)).toEqual({ values, depth });
  });
});
