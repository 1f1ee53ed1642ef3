/** Rows of a table field, the kinds of their cells, and how typed text is parsed. */
import { isDeeperThan, isJsonObject, type JsonObject, type JsonValue, tryParseJson } from '#contract/json.ts';
import type { FieldColumn } from '#flow/index/read-columns.ts';
import { readNumber } from '#run/model/decimal-number.ts';
import { typedText } from '#run/model/typed-value.ts';

/** A cell keeps its kind while it is edited, whatever the text looks like. */
export type CellKind = 'text' | 'number' | 'boolean' | 'json';

const NUMBERS: ReadonlySet<string> = new Set(['int', 'float', 'integer', 'number']);
const BOOLEANS: ReadonlySet<string> = new Set(['bool', 'boolean']);

export function rowsOf(value: JsonValue): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The field's columns, then other columns of its rows. */
export function columnsOf(columns: readonly FieldColumn[], rows: readonly JsonObject[]): FieldColumn[] {
  const known = new Set(columns.map(({ name }) => name));
  const more = new Set(rows.flatMap((row) => Object.keys(row)).filter((name) => !known.has(name)));
  return [...columns, ...[...more].map((name) => ({ name, displayName: name, type: '' }))];
}

/** The kinds of a row's cells, by column name. */
export type RowKinds = ReadonlyMap<string, CellKind>;

/** The kinds of each row, in order. */
export function rowKinds(rows: readonly JsonObject[], columns: readonly FieldColumn[]): RowKinds[] {
  return rows.map((row) => new Map(columns.map((column) => [column.name, cellKind(row[column.name], column)])));
}

/** The kinds of a new row: that of the column, or the common kind of its cells. */
export function newRowKinds(kinds: readonly RowKinds[], columns: readonly FieldColumn[]): RowKinds {
  return new Map(
    columns.map((column) => {
      const [held, ...others] = new Set(kinds.map((row) => row.get(column.name)));
      const isAlike = held !== undefined && held !== 'json' && others.length === 0;
      return [column.name, column.type === '' && isAlike ? held : cellKind('', column)];
    }),
  );
}

export function emptyRow(kinds: RowKinds): JsonObject {
  return Object.fromEntries([...kinds].map(([name, kind]) => [name, kind === 'boolean' ? false : '']));
}

function cellKind(value: JsonValue | undefined, { type }: FieldColumn): CellKind {
  if (BOOLEANS.has(type) || (typeof value === 'boolean' && type === '')) return 'boolean';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean' || (typeof value === 'object' && value !== null)) return 'json';
  return NUMBERS.has(type) && readCell(typedText(value), 'number') !== null ? 'number' : 'text';
}

/** Null if the text is not valid for this kind. */
export function readCell(text: string, kind: CellKind): { value: JsonValue } | null {
  // An empty cell is not a number yet.
  if (kind === 'number' && text.trim() === '') return { value: '' };
  if (kind === 'number') {
    const value = readNumber(text);
    return value === null ? null : { value };
  }
  if (kind !== 'json') return { value: text };
  const value = tryParseJson(text);
  return value === undefined || isDeeperThan(value) ? null : { value };
}
