/** Formats and templates as Python fills them. The expected texts and errors were made with Python 3.11. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { parseTemplate, templateNames } from '#flow/index/parse-template.ts';
import { freeMeter } from '../testing/free-meter.ts';
import { formatSpec } from './format-spec.ts';
import { fillTemplate } from './template.ts';

describe('formatSpec', () => {
  it.each<[number | string | boolean, string, string]>([
    [42, '+', '+42'],
    [42, ' ', ' 42'],
    [-42, '06d', '-00042'],
    [1234, '09,', '0,001,234'],
    [123, '05,', '0,123'],
    [1234567, ',', '1,234,567'],
    [1234567, '_', '1_234_567'],
    [255, 'x', 'ff'],
    [255, '#x', '0xff'],
    [255, '#X', '0XFF'],
    [255, '#010b', '0b11111111'],
    [65535, '_x', 'ffff'],
    [1, '=#012_X', '0X0_0000_0001'],
    [97, 'c', 'a'],
    [97, '05c', '0000a'],
    [7, '>4', '   7'],
    [7, '^4', ' 7  '],
    [7, '*<4', '7***'],
    [12, 'e', '1.200000e+01'],
    [12, 'g', '12'],
    [12, '%', '1200.000000%'],
    [12, '.2f', '12.00'],
    [5, 'n', '5'],
    [true, 'd', '1'],
    [true, '>5', '    1'],
    [3.4567, '.2f', '3.46'],
    [0.125, '.2f', '0.12'],
    [2.5, '.0f', '2'],
    [2.5, '#.0f', '2.'],
    [8326925.5, 'g', '8.32693e+06'],
    [1234.5, 'g', '1234.5'],
    [1.234e-5, 'g', '1.234e-05'],
    [1234.5, '.3', '1.23e+03'],
    [12.5, '.2', '1.2e+01'],
    [12.5, '.3', '12.5'],
    [0.25, '%', '25.000000%'],
    [-0.01, '.1f', '-0.0'],
    [-0.01, 'z.1f', '0.0'],
    [1e-7, '', '1e-07'],
    [1.5, '#g', '1.50000'],
    [1234.5678, '012,.2f', '0,001,234.57'],
    [1.5, 'F', '1.500000'],
    [1e-10, 'E', '1.000000E-10'],
    [1.5, '=+9', '+     1.5'],
    [1.5, '^+9.2f', '  +1.50  '],
    [0.1, '.30f', '0.100000000000000005551115123126'],
    ['ab', '>5', '   ab'],
    ['ab', '*^6', '**ab**'],
    ['ab', '05', 'ab000'],
    ['ab', '<5', 'ab   '],
    ['abcdef', '.3', 'abc'],
    ['abcdef', '6.2', 'ab    '],
    ['héllo', 'é^9', 'ééhélloéé'],
    ['ab', '{<4', 'ab{{'],
    ['ab', 's', 'ab'],
  ])('%j as %j is %j', (value, spec, text) => {
    expect(formatSpec(value, spec)).toBe(text);
  });

  it.each<[number, string, string]>([
    [12, '', '12.0'],
    [12, '.3', '12.0'],
    [12, '.2', '1.2e+01'],
    [-0, '.1f', '-0.0'],
    [2e16, '>8', '   2e+16'],
  ])('%j, where it is a float, as %j is %j', (value, spec, text) => {
    expect(
      fillTemplate(parseTemplate(`{a:${spec}}`), { lookup: () => value, isFloat: () => true, meter: freeMeter }),
    ).toBe(text);
  });

  it.each<[JsonValue, string, string]>([
    ['x', 'd', "Unknown format code 'd' for object of type 'str'"],
    ['x', ',', "Cannot specify ',' with 's'."],
    ['x', '+', 'Sign not allowed in string format specifier'],
    ['x', ' ', 'Space not allowed in string format specifier'],
    ['x', '#', 'Alternate form (#) not allowed in string format specifier'],
    ['x', '=3', "'=' alignment not allowed in string format specifier"],
    ['x', 'z', 'Negative zero coercion (z) not allowed in string format specifier'],
    ['x', '.3q', "Unknown format code 'q' for object of type 'str'"],
    [1.5, 'd', "Unknown format code 'd' for object of type 'float'"],
    [1.5, 'b', "Unknown format code 'b' for object of type 'float'"],
    [1.5, 'c', "Unknown format code 'c' for object of type 'float'"],
    [1.5, 'q', "Unknown format code 'q' for object of type 'float'"],
    [1, 'zz', "Unknown format code 'z' for object of type 'int'"],
    [1, '.2', 'Precision not allowed in integer format specifier'],
    [1, '.2d', 'Precision not allowed in integer format specifier'],
    [1, 'z', 'Negative zero coercion (z) not allowed in integer format specifier'],
    [1, '+c', "Sign not allowed with integer format specifier 'c'"],
    [-1, 'c', '%c arg not in range(0x110000)'],
    [1, ',n', "Cannot specify ',' with 'n'."],
    [1, ',x', "Cannot specify ',' with 'x'."],
    [null, '>3', 'unsupported format string passed to NoneType.__format__'],
    [[1], '>3', 'unsupported format string passed to list.__format__'],
    [1, '_,', "Cannot specify '_' with ','."],
    [1, '.', "Unknown format code '.'"],
    [1, '10001', 'Format specifier is too wide'],
    [1.5, '.101f', 'Format specifier is too wide'],
  ])('refuses %j as %j: %s', (value, spec, error) => {
    expect(() => formatSpec(value, spec)).toThrow(error);
  });
});

describe('templates', () => {
  const name = fc.stringMatching(/^[a-z_]{1,8}$/);
  const plain = fc.string({ unit: 'grapheme' });

  it('return the text between the variables, and each variable once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, name)), plain, (pieces, end) => {
        const doubled = (text: string) => text.replaceAll('{', '{{').replaceAll('}', '}}');
        const template = pieces.map(([text, variable]) => `${doubled(text)}{${variable}}`).join('') + doubled(end);
        const parts = parseTemplate(template);
        expect(new Set(templateNames(parts))).toEqual(new Set(pieces.map(([, variable]) => variable)));
        const expected = pieces.map(([text, variable]) => `${text}<${variable}>`).join('') + end;
        expect(fillTemplate(parts, { lookup: (variable) => `<${variable}>`, meter: freeMeter })).toBe(expected);
      }),
    );
  });

  const values: Record<string, JsonValue> = { a: "it's é", n: 12, list: [1, 'x'], map: { key: { b: null }, '0': 1 } };
  const fill = (template: string) =>
    fillTemplate(parseTemplate(template), { lookup: (key) => values[key] ?? '', meter: freeMeter });

  it.each([
    ['{{{a}}}', "{it's é}"],
    ['{a!r:>9}|{a!a}|{a!s:.2}', ' "it\'s é"|"it\'s \\xe9"|it'],
    ['{n:>{n}}|{n:{missing}<{n}}', '          12|12          '],
    ['{a:>{n:>2}}', "      it's é"],
    ['{list[1]}{list[0]:>3}{a[1]}{map[key][b]}', 'x  1tNone'],
    ['{map[key]!r:.3}', "{'b"],
    ['{missing}{ a }{a b}', ''],
    ['{a[0]}', 'i'],
  ])('%j is filled as %j', (template, text) => {
    expect(fill(template)).toBe(text);
  });

  it.each([
    ['{', "Single '{' encountered in format string"],
    ['}', "Single '}' encountered in format string"],
    ['{}', 'Format string contains positional fields'],
    ['{0}', 'Format string contains positional fields'],
    ['{a', "expected '}' before end of string"],
    ['{a[}', "expected '}' before end of string"],
    ['{a{b}}', "unexpected '{' in field name"],
    ['{a!', 'end of string while looking for conversion specifier'],
    ['{a!}', "unmatched '{' in format spec"],
    ['{a!rr}', "expected ':' after conversion specifier"],
    ['{a!x}', "Unknown conversion specifier 'x'"],
    ['{a:{b}', "unmatched '{' in format spec"],
    ['{a:{b:{c}}}', 'Max string recursion exceeded'],
    ['{a[]}', 'Empty attribute in format string'],
    ['{a[0]b}', "Only '.' or '[' may follow ']' in format field specifier"],
    ['{n[0]}', 'The template asks for [0], which the value does not have.'],
    ['{list[-1]}', 'The template asks for [-1], which the value does not have.'],
    ['{map[0]}', 'The template asks for [0], which the value does not have.'],
    ['{a.upper}', 'The template asks for {a.upper}: values have no attributes.'],
  ])('%j is refused: %s', (template, error) => {
    expect(() => fill(template)).toThrow(error);
  });

  it('either parse or give an error, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', 'a', ':', '!', '[', ']', '.', ' ') }), (template) => {
        try {
          fillTemplate(parseTemplate(template), { lookup: () => 'x', meter: freeMeter });
        } catch (cause) {
          expect(cause instanceof Error && cause.message.length > 0).toBe(true);
        }
      }),
    );
  });
});
