/** Rows and columns out of JSON: how Data, DataFrame and lists of objects are read, sorted, filtered and copied. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { someText, textTest } from './find-text.ts';

export interface ResultColumn {
  /** The key in each row's object; shown as the heading. */
  key: string;
  /** Every value that is there is a number. */
  isNumeric: boolean;
}

export interface ResultTable {
  /** `records`: one row an item of a list. `fields`: one row a key of one object. `values`: a list of plain values. */
  shape: 'records' | 'fields' | 'values';
  columns: readonly ResultColumn[];
  /** One value a column; undefined where a row lacks the key. */
  rows: readonly (readonly (JsonValue | undefined)[])[];
}

/** A table of `value`, or null when it has no rows and columns. Lists that mix objects with other things are no table. */
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

/** `toResultTable`, done once for the same value. */
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
  // Maps, because a key may be called like a property that every object inherits.
  const records = list.flatMap((item) => (isJsonObject(item) ? [new Map(Object.entries(item))] : []));
  return records.length === list.length ? tableOfRecords(records) : null;
}

/** A row a record, with a column for each key in the order in which the keys first come. An object would put "0" first. */
export function tableOfRecords(records: readonly ReadonlyMap<string, JsonValue>[]): ResultTable | null {
  const keys = [...new Set(records.flatMap((record) => [...record.keys()]))];
  if (keys.length === 0) return null;
  const rows = records.map((record) => keys.map((key) => record.get(key)));
  const columns = keys.map((key, place) =>
    toColumn(
      key,
      rows.map((row) => row[place]),
    ),
  );
  return { shape: 'records', columns, rows };
}

function toColumn(key: string, values: readonly (JsonValue | undefined)[]): ResultColumn {
  const present = values.filter((value) => value !== undefined && value !== null);
  return { key, isNumeric: present.length > 0 && present.every((value) => typeof value === 'number') };
}

/** What a cell shows: text as it is, everything else as JSON; nothing for a missing key. */
export function cellText(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export interface TableSort {
  column: number;
  direction: 'ascending' | 'descending';
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * Places of the rows to show, in order: those with `filter` in any cell (case does not matter), sorted by one column.
 * Rows that are equal stay in their order; missing values and nulls come last either way.
 */
export function arrangeRows(table: ResultTable, filter: string, sort: TableSort | null): number[] {
  const isWanted = textTest(filter);
  const places = table.rows.flatMap((row, place) =>
    row.some((cell) => isWanted(cellText(cell)) || someText(cell, isWanted)) ? [place] : [],
  );
  if (!sort) return places;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const key = (place: number) => table.rows[place]?.[sort.column] ?? null;
  return places.sort((left, right) => {
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

/** A heading line, then the rows at these places; the last line has no end. */
export function toCsv({ columns, rows }: ResultTable, places: readonly number[]): string {
  return csvLines([columns.map(({ key }) => key), ...places.map((place) => rows[place] ?? [])]).slice(0, -2);
}

/**
 * RFC 4180, each line with its end. What has no value is blank, null too. Text that a spreadsheet would take for a formula gets an
 * apostrophe before it, also behind a semicolon or a tab: some spreadsheets part cells there.
 */
export function csvLines(rows: readonly (readonly (JsonValue | undefined)[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

/** What a spreadsheet takes for the start of a formula, in full width too, at the start of a cell or of what it takes for one. */
const FORMULA = /(^|[;\t])(?=[=+\-@\t\r＝＋－＠])(?![+-]?\d+(?:[.,]\d+)?(?:[;\t]|$))/g;

function csvField(value: JsonValue | undefined): string {
  const read = value === null ? '' : cellText(value);
  const text = typeof value === 'number' ? read : read.replace(FORMULA, "$1'");
  return /[",;\t\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
