import fc from 'fast-check';
import { createScanner } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { findTooDeep } from './nesting-depth.ts';

/** The deepest level that the parser's own scanner finds. */
function scannedDepth(text: string): number {
  const scanner = createScanner(text, true);
  let [depth, deepest] = [0, 0];
  for (let token: number = scanner.scan(); token !== 17; token = scanner.scan()) {
    if (token === 1 || token === 3) depth += 1;
    if (token === 2 || token === 4) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

describe('findTooDeep', () => {
  it('finds the same levels as the parser, in any text', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      '/',
      '*',
      '//',
      '/*',
      '*/',
      '\n',
      '\r\n',
      '\r',
      'a',
      ' ',
      ':',
      '1',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const deepest = scannedDepth(text);
        expect(findTooDeep(text, deepest)).toBeNull();
        if (deepest > 0) expect(findTooDeep(text, deepest - 1)).not.toBeNull();
      }),
      { numRuns: 3000 },
    );
  });

  it('returns the range and line', () => {
    expect(findTooDeep('{\n  "a": [[', 2)).toEqual({ offset: 10, length: 1, line: 2 });
    expect(findTooDeep('{ "[[[[": 1 } // [[[\n/* [[[ */', 1)).toBeNull();
  });
});
