/** Reads JSON (Data, DataFrame and lists of objects) as a table, which can be sorted, filtered and exported as CSV. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { someText, textTest } from './find-text.ts';
import type { JsonPath } from './result-accessor.ts';

export interface ResultColumn {
  /** The key in each row's object, shown as the heading. */
  key: string;
  /** True if every existing value is a number. */
  isNumeric: boolean;
}

export interface ResultTable {
  /** `records`: one row per item of a list. `fields`: one row per key of one object. `values`: a list of primitive values. */
  shape: 'records' | 'fields' | 'values';
  columns: readonly ResultColumn[];
  /** One value per column; undefined if a row lacks the key. */
  rows: readonly (readonly (JsonValue | undefined)[])[];
}

/** The table for `value`, or null when it has no rows and columns. Lists that mix objects with other values are not tables. */
export function toResultTable(value: JsonValue): ResultTable | null {
  if (Array.isArray(value)) return value.length === 0 ? null : fromList(value);
  if (!isJsonObject(value)) return null;
  const entries = Object.entries(value);
  if (entries.length === 0) return null;
  return {
    shape: 'fields',
    columns: [
      { key: 'field', isNumeric: false },
      { key: 'value', isNumeric: false },
    ],
    rows: entries,
  };
}

const known = new WeakMap<object, ResultTable | null>();

/** `toResultTable`, cached per value. */
export function readTable(value: JsonValue): ResultTable | null {
  if (typeof value !== 'object' || value === null) return null;
  const before = known.get(value);
  if (before !== undefined) return before;
  const table = toResultTable(value);
  known.set(value, table);
  return table;
}

function fromList(list: readonly JsonValue[]): ResultTable | null {
  if (list.every((item) => !isJsonObject(item) && !Array.isArray(item))) {
    return { shape: 'values', columns: [toColumn('value', list)], rows: list.map((item) => [item]) };
  }
  // Maps, because a key may equal an inherited property of objects.
  const records = list.flatMap((item) => (isJsonObject(item) ? [new Map(Object.entries(item))] : []));
  return records.length === list.length ? tableOfRecords(records) : null;
}

/** Records that each have other keys are not a table: as one they would fill the memory. */
const MAX_CELLS = 5_000_000;

/** One row per record, with columns in the order in which keys first occur. Uses maps, because objects move numeric keys first. */
export function tableOfRecords(records: readonly ReadonlyMap<string, JsonValue>[]): ResultTable | null {
  const keys = [...new Set(records.flatMap((record) => [...record.keys()]))];
  if (keys.length === 0 || keys.length * records.length > MAX_CELLS) return null;
  const rows = records.map((record) => keys.map((key) => record.get(key)));
  const columns = keys.map((key, index) =>
    toColumn(
      key,
      rows.map((row) => row[index]),
    ),
  );
  return { shape: 'records', columns, rows };
}

function toColumn(key: string, values: readonly (JsonValue | undefined)[]): ResultColumn {
  const present = values.filter((value) => value !== undefined && value !== null);
  return { key, isNumeric: present.length > 0 && present.every((value) => typeof value === 'number') };
}

/** The text of a cell: strings unchanged, everything else as JSON, and '' for a missing key. */
export function cellText(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The path of a cell's value in the source data; null for a cell of a row that lacks the column's key. */
export function cellPath({ shape, columns, rows }: ResultTable, row: number, column: number): JsonPath | null {
  const cells = rows[row];
  const cell = cells?.[column];
  if (cells === undefined || cell === undefined) return null;
  if (shape === 'values') return [row];
  if (shape === 'fields') return typeof cells[0] === 'string' ? [cells[0]] : null;
  const key = columns[column]?.key;
  return key === undefined ? null : [row, key];
}

export interface TableSort {
  column: number;
  direction: 'ascending' | 'descending';
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * Indices of the rows to show: those with `filter` in any cell (ignoring case), sorted by one column. The sort is stable,
 * with missing values and nulls last in both directions.
 */
export function arrangeRows(table: ResultTable, filter: string, sort: TableSort | null): number[] {
  const isWanted = textTest(filter);
  const positions = table.rows.flatMap((row, index) =>
    row.some((cell) => isWanted(cellText(cell)) || someText(cell, isWanted)) ? [index] : [],
  );
  if (!sort) return positions;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const key = (index: number) => table.rows[index]?.[sort.column] ?? null;
  return positions.sort((left, right) => {
    const a = key(left);
    const b = key(right);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * compareCells(a, b);
  });
}

function compareCells(left: JsonValue, right: JsonValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return collator.compare(cellText(left), cellText(right));
}
