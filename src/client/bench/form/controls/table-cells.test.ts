import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { type CellKind, columnsOf, emptyRow, newRowKinds, readCell, rowKinds } from './table-cells.ts';

function kindOf(value: JsonValue, type: string): CellKind | undefined {
  return rowKinds([{ a: value }], [{ name: 'a', displayName: 'A', type }])[0]?.get('a');
}

describe('the kind of a cell', () => {
  it.each<[JsonValue, string, CellKind]>([
    ['12', '', 'text'],
    ['12', 'str', 'text'],
    [12, 'str', 'number'],
    ['', 'int', 'number'],
    ['12', 'float', 'number'],
    ['twelve', 'int', 'text'],
    [null, '', 'text'],
    [{ b: 1 }, 'str', 'json'],
    [[1], '', 'json'],
    [true, '', 'boolean'],
    [true, 'str', 'json'],
    ['yes', 'bool', 'boolean'],
  ])('with the value %j in a column of type "%s" is %s', (value, type, kind) => {
    expect(kindOf(value, type)).toBe(kind);
  });
});

describe('a typed cell', () => {
  it.each<[string, CellKind, JsonValue]>([
    ['12', 'text', '12'],
    ['', 'text', ''],
    ['1.50', 'number', 1.5],
    ['1,5', 'number', 1.5],
    ['', 'number', ''],
    ['[1]', 'json', [1]],
    ['false', 'json', false],
  ])('reads %s as the kind %s: %j', (text, kind, value) => {
    expect(readCell(text, kind)).toEqual({ value });
  });

  it.each<[string, CellKind]>([
    ['1.5x', 'number'],
    ['{"a"', 'json'],
    ['', 'json'],
  ])('takes %s as incomplete for the kind %s', (text, kind) => {
    expect(readCell(text, kind)).toBeNull();
  });
});

describe('a new row', () => {
  it('has the kinds of its columns', () => {
    const rows = [
      { flag: true, figure: 1, word: 'a', mixed: 1 },
      { flag: false, figure: 2, word: 'b', mixed: 'c' },
    ];
    const columns = columnsOf([], rows);
    const kinds = newRowKinds(rowKinds(rows, columns), columns);
    expect(Object.fromEntries(kinds)).toEqual({ flag: 'boolean', figure: 'number', word: 'text', mixed: 'text' });
    expect(emptyRow(kinds)).toEqual({ flag: false, figure: '', word: '', mixed: '' });
  });
});
