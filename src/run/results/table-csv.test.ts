import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { arrangeRows, cellText, type ResultTable, toResultTable } from './result-table.ts';
import { toCsv } from './table-csv.ts';

const TICKETS: JsonValue = [
  { ticket: 'T-10', score: 0.9 },
  { ticket: 'T-2', score: null, queue: 'billing' },
  { ticket: 't-1', score: 2 },
];

function tableOf(value: JsonValue): ResultTable {
  const table = toResultTable(value);
  if (!table) throw new Error('no table');
  return table;
}

describe('toCsv', () => {
  it('writes the given rows below the column names', () => {
    expect(toCsv(tableOf(TICKETS), [2, 0])).toBe('ticket,score,queue\r\nt-1,2,\r\nT-10,0.9,');
  });

  it('prevents a spreadsheet from running a cell as a formula', () => {
    const csv = toCsv(
      tableOf([{ a: '=HYPERLINK("http://evil.test")' }, { a: '-2+3' }, { a: '-2.5' }, { a: -1 }]),
      [0, 1, 2, 3],
    );
    expect(csv).toBe(`a\r\n"'=HYPERLINK(""http://evil.test"")"\r\n'-2+3\r\n-2.5\r\n-1`);
  });

  it.each([
    ["x;=cmd|' /C calc'!A0", `"x;'=cmd|' /C calc'!A0"`],
    ['x\t@SUM(1)', `"x\t'@SUM(1)"`],
    ['＝1+1', "'＝1+1"],
    ['a;＠b;-1;2', `"a;'＠b;-1;2"`],
    ['-1;+2.5', '"-1;+2.5"'],
    ['a = b; c', '"a = b; c"'],
    ['a\n=1+1', '"a\n\'=1+1"'],
    ['a;"=1+1;', '"a;""\'=1+1;"'],
    ['a\n- one\n- two', '"a\n- one\n- two"'],
  ])('writes the text %j as %j', (text, written) => {
    expect(toCsv(tableOf([{ a: text }]), [0])).toBe(`a\r\n${written}`);
  });

  it('leaves a cell without a value blank', () => {
    expect(toCsv(tableOf([{ a: null, b: 1 }, { b: null }]), [0, 1])).toBe('a,b\r\n,1\r\n,');
  });

  it('is read back by a CSV parser as the same cells', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constantFrom('a,b', 'say "hi"', 'two\r\nlines', ' padded ', ''),
    );
    const safe = cell.filter((value) => !/(?:^|[;\t\r\n]"*)[=+\-@\t\r＝＋－＠]/.test(String(value)));
    fc.assert(
      fc.property(fc.array(fc.tuple(safe, safe), { minLength: 1 }), (pairs) => {
        const table = tableOf(pairs.map(([first, second]) => ({ first, second })));
        const csv = toCsv(table, arrangeRows(table, '', null));
        const parsed = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n' }).data;
        expect(parsed).toEqual([
          ['first', 'second'],
          ...pairs.map(([first, second]) => [cellText(first), cellText(second)]),
        ]);
      }),
    );
  });
});
