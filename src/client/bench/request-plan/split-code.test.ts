import { describe, expect, it } from 'vitest';
import { splitCode } from './split-code.ts';

function of(text: string, language: Parameters<typeof splitCode>[1]) {
  return splitCode(text, language)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text: part }) => [kind, part]);
}

describe('splitCode', () => {
  it.each([
    [
      'python',
      'import os  # why\nx = {"a#\\"": None}',
      [
        ['word', 'import'],
        ['comment', '# why'],
        ['text', '"a#\\""'],
        ['word', 'None'],
      ],
    ],
    [
      'curl',
      '# first\ncurl -H \'a # b\' "$K"',
      [
        ['comment', '# first'],
        ['word', 'curl'],
        ['text', "'a # b'"],
        ['text', '"$K"'],
      ],
    ],
    [
      'javascript',
      'const a = "// no"; // yes',
      [
        ['word', 'const'],
        ['text', '"// no"'],
        ['comment', '// yes'],
      ],
    ],
  ] as const)('tells the parts of %s apart', (language, text, parts) => {
    expect(of(text, language)).toEqual(parts);
    expect(
      splitCode(text, language)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
