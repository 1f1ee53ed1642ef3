import { describe, expect, it } from 'vitest';
import { findPatterns } from './find-patterns.ts';
import { whySlow } from './why-slow.ts';

describe('findPatterns', () => {
  it('finds literals and strings passed to RegExp, with the constants of the file', () => {
    const text = [
      'const MOST = 24;',
      'const WORD = String.raw`\\w+`;',
      'const first = /a\\/b+/giu;',
      'const second = new RegExp(`(?:x ){<MOST>}\\\\s<other>`, "m");',
      'const third = RegExp(String.raw`<WORD>\\d`);',
      'const asked = new RegExp(typed);',
    ]
      .join('\n')
      .replaceAll(/<(\w+)>/g, (_whole, name: string) => `$\{${name}}`);
    expect(findPatterns(text).map(({ line, source, flags }) => [line, source, flags])).toEqual([
      [3, 'a\\/b+', 'giu'],
      [4, '(?:x ){24}\\sx', 'm'],
      [5, '\\w+\\d', ''],
    ]);
  });

  it('accepts a reason on the line above or the same line, but no empty one', () => {
    const text = `// pattern-bounded: a number\n/a/;\n/b/; // pattern-bounded: short\n// pattern-bounded:\n/c/;`;
    expect(findPatterns(text).map(({ reason }) => reason)).toEqual(['a number', 'short', null]);
  });
});

describe('whySlow', () => {
  it.each([
    ['(?:a+)+$', 'exponential'],
    ['=+$', 'quadratic'],
    ['^\\s*\\s*x', 'quadratic'],
    ['^(?:[ \\t]*(?:>|(?:[*+-]|\\d{1,9}[.)])[ \\t])[ \\t]?){24}', 'very many ways'],
  ])('refuses %s', (source, problem) => {
    expect(whySlow(source, '')).toContain(problem);
  });

  it.each(['^\\d+(?:_\\d+)*$', '^(?:[ \\t]*>){24}', '"(?:[^"\\\\]|\\\\.)*"', 'a', '(?<=a)b'])(
    'accepts %s',
    (source) => {
      expect(whySlow(source, 'y')).toBeNull();
    },
  );
});
