/** Rows of a table field, and what a typed cell becomes. */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { FieldColumn } from '#flow/read-columns.ts';

const NUMBERS: ReadonlySet<string> = new Set(['int', 'float', 'integer', 'number']);
const BOOLEANS: ReadonlySet<string> = new Set(['bool', 'boolean']);

export function rowsOf(value: JsonValue): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The field's columns, then those that only its rows have. */
export function columnsOf(columns: readonly FieldColumn[], rows: readonly JsonObject[]): FieldColumn[] {
  const known = new Set(columns.map(({ name }) => name));
  const more = new Set(rows.flatMap((row) => Object.keys(row)).filter((name) => !known.has(name)));
  return [...columns, ...[...more].map((name) => ({ name, displayName: name, type: '' }))];
}

export function isBooleanColumn({ name, type }: FieldColumn, rows: readonly JsonObject[]): boolean {
  if (BOOLEANS.has(type)) return true;
  return rows.length > 0 && rows.every((row) => typeof row[name] === 'boolean');
}

export function cellText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A number where the column holds numbers, JSON where the cell held an object; else the text itself. */
export function readCell(text: string, { type }: FieldColumn, before: JsonValue | undefined): JsonValue {
  const isNumber = NUMBERS.has(type) || typeof before === 'number';
  // "0." is on its way to "0.5".
  if (isNumber && String(Number(text)) === text) return Number(text);
  if (typeof before === 'object' && before !== null) {
    try {
      const value: JsonValue = JSON.parse(text);
      return value;
    } catch {
      return text;
    }
  }
  return text;
}

export function emptyRow(columns: readonly FieldColumn[]): JsonObject {
  return Object.fromEntries(columns.map(({ name, type }) => [name, BOOLEANS.has(type) ? false : '']));
}
