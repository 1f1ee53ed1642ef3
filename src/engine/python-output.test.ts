/** Tables, values and numbers as Python writes them. The expected texts were made with Python 3.11, pandas 3 and tabulate 0.9. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { readCsv } from './component-base/read-csv.ts';
import { markdownTable } from './python/markdown-table.ts';
import { pythonRepr } from './python/python-text.ts';
import { freeMeter } from './testing/free-meter.ts';
import { frameValue } from './values/values.ts';

describe('markdownTable', () => {
  it.each<[string, JsonObject[], boolean, string]>([
    [
      'ints, and text with a bar and a break',
      [
        { a: 1, b: 'x|y' },
        { a: 22, b: 'p\nq' },
      ],
      false,
      '|   a | b       |\n|----:|:--------|\n|   1 | x\\|y    |\n|  22 | p<br/>q |',
    ],
    ['a gap that makes floats', [{ a: 1 }, {}], false, '|   a |\n|----:|\n|   1 |\n| nan |'],
    [
      'points below each other',
      [{ a: 1.5 }, { a: 10 }, { a: 2.25 }],
      false,
      '|     a |\n|------:|\n|  1.5  |\n| 10    |\n|  2.25 |',
    ],
    [
      'large numbers beside floats',
      [{ a: 1234567, b: 0.5 }],
      false,
      '|           a |   b |\n|------------:|----:|\n| 1.23457e+06 | 0.5 |',
    ],
    ['numbers written as text', [{ a: '12' }, { a: '7' }], false, '|   a |\n|----:|\n|  12 |\n|   7 |'],
    ['null beside text', [{ a: 'x' }, { a: null }], false, '| a   |\n|:----|\n| x   |\n|     |'],
    ['nothing but truth', [{ a: true }, { a: false }], false, '|   a |\n|----:|\n|   1 |\n|   0 |'],
    [
      'empty rows left out',
      [
        { a: 'x', b: 1 },
        { a: null, b: null },
      ],
      true,
      '| a   |   b |\n|:----|----:|\n| x   |   1 |',
    ],
    [
      'empty rows of a text-only table, which stay',
      [{ a: 'x', b: 'y' }, { a: null, b: null }, {}],
      true,
      '| a   | b   |\n|:----|:----|\n| x   | y   |\n|     |     |\n| nan | nan |',
    ],
    ['empty rows among numbers', [{ a: 1.5 }, { a: null }], true, '|     a |\n|------:|\n|   1.5 |\n| nan   |'],
    ['a byte order mark, which is no space', [{ a: '\ufeffx ' }], true, '| a   |\n|:----|\n| \ufeffx  |'],
    ['no rows', [], false, ''],
  ])('writes %s', (_, rows, isCleaned, text) => {
    expect(markdownTable(frameValue(rows), isCleaned, freeMeter)).toBe(text);
  });

  it('puts the bars of every line in the same columns', () => {
    const cell = fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string());
    fc.assert(
      fc.property(fc.array(fc.record({ a: cell, b: cell }), { minLength: 1 }), (rows) => {
        const lines = markdownTable(frameValue(rows), false, freeMeter).split('\n');
        expect(lines).toHaveLength(rows.length + 2);
        for (const line of lines) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(4);
      }),
    );
  });
});

describe('pythonRepr', () => {
  it.each([
    [null, 'None'],
    [true, 'True'],
    ["it's", `"it's"`],
    [`both ' and "`, `'both \\' and "'`],
    ['a\nb\\', "'a\\nb\\\\'"],
    ['\u0007 \u00a0\u00ad é \u200b👩\u200d👧', "'\\x07 \\xa0\\xad é \\u200b👩\\u200d👧'"],
    ['\u{10ffff}', "'\\U0010ffff'"],
    [{ a: [1, 2.5, false] }, "{'a': [1, 2.5, False]}"],
    [1e16, '10000000000000000'],
    [0.00001, '1e-05'],
    [1.5e300, '1.5e+300'],
  ])('%j is %s', (value, text) => {
    expect(pythonRepr(value)).toBe(text);
  });
});

describe('readCsv', () => {
  it.each([
    [
      'a,b\n1,x\n2,y',
      [
        { a: 1, b: 'x' },
        { a: 2, b: 'y' },
      ],
    ],
    [
      'a,b\n1.5,\n,"q, ""r"""\r\n',
      [
        { a: 1.5, b: null },
        { a: null, b: 'q, "r"' },
      ],
    ],
    ['a,a,\nTrue,False,x', [{ a: true, 'a.1': false, 'Unnamed: 2': 'x' }]],
    [
      'a,b\n1,2,3\n4,5',
      [
        { a: 2, b: 3 },
        { a: 5, b: null },
      ],
    ],
    ['a,b\n01,1_0', [{ a: 1, b: '1_0' }]],
    ['a\n\nNA\nx\n', [{ a: null }, { a: 'x' }]],
    ['', []],
  ])('reads %j', (text, rows) => {
    expect(readCsv(text)).toEqual(rows);
  });
});
