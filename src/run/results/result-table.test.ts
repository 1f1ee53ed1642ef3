import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { arrangeRows, type ResultTable, toResultTable } from './result-table.ts';

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

describe('toResultTable', () => {
  it('has the columns of all rows, with missing values undefined', () => {
    const table = tableOf(TICKETS);
    expect(table.columns).toEqual([
      { key: 'ticket', isNumeric: false },
      { key: 'score', isNumeric: true },
      { key: 'queue', isNumeric: false },
    ]);
    expect(table.rows[0]).toEqual(['T-10', 0.9, undefined]);
  });

  it('makes no table of many records that each have other keys, which would fill the memory', () => {
    const records = (count: number) => Array.from({ length: count }, (_, at) => ({ [`k${at}`]: 1 }));
    expect(toResultTable(records(2_000))?.columns).toHaveLength(2_000);
    expect(toResultTable(records(12_000))).toBeNull();
  });

  it('shows one object as fields and values', () => {
    expect(tableOf({ topic: 'Double charge', n: 1 })).toMatchObject({
      shape: 'fields',
      rows: [
        ['topic', 'Double charge'],
        ['n', 1],
      ],
    });
  });

  it('shows a list of plain values as one column', () => {
    expect(tableOf([1, 2])).toMatchObject({ shape: 'values', columns: [{ key: 'value', isNumeric: true }] });
  });

  it.each([['text'], [7], [null], [[]], [{}], [[{}]], [[{ a: 1 }, 2]], [[[1]]]])('has no table for %j', (value) => {
    expect(toResultTable(value)).toBeNull();
  });

  it('does not confuse keys with inherited properties', () => {
    const table = tableOf(JSON.parse('[{"constructor": 1}, {"__proto__": 2}]'));
    expect(table.rows).toEqual([
      [1, undefined],
      [undefined, 2],
    ]);
  });
});

describe('arrangeRows', () => {
  it('keeps the order of the data without sorting', () => {
    expect(arrangeRows(tableOf(TICKETS), '', null)).toEqual([0, 1, 2]);
  });

  it('finds text in any column, ignoring case', () => {
    expect(arrangeRows(tableOf(TICKETS), 'BILL', null)).toEqual([1]);
    expect(arrangeRows(tableOf(TICKETS), '0.9', null)).toEqual([0]);
    const nested = tableOf([{ at: { path: 'C:\\dir' } }, { at: 'of two\nlines' }]);
    expect(arrangeRows(nested, 'C:\\dir', null)).toEqual([0]);
    expect(arrangeRows(nested, '{"path":"C:', null)).toEqual([0]);
    expect(arrangeRows(nested, 'two lines', null)).toEqual([1]);
  });

  it('sorts numbers as numbers, and numbers in names by value, with nulls last in both directions', () => {
    const table = tableOf(TICKETS);
    expect(arrangeRows(table, '', { column: 1, direction: 'ascending' })).toEqual([0, 2, 1]);
    expect(arrangeRows(table, '', { column: 1, direction: 'descending' })).toEqual([2, 0, 1]);
    expect(arrangeRows(table, '', { column: 0, direction: 'ascending' })).toEqual([2, 1, 0]);
  });
});
