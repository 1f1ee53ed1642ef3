/** How dict, table and file fields are read; see `received-value.ts`. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import { parseBoundedJson } from '#contract/parse-bounded-json.ts';
import type { FieldState } from './field-state.ts';
import type { ReceivedValue } from './received-value.ts';

function received(value: JsonValue, failure: string | null = null): ReceivedValue {
  return { kind: 'value', value, failure };
}

function isListOfObjects(value: JsonValue): value is JsonObject[] {
  return Array.isArray(value) && value.every(isJsonObject);
}

/** `{key, value}` pairs, or objects that are joined into one. */
function joinObjects(rows: readonly JsonObject[]): JsonObject {
  const isPairs = rows.length > 0 && rows.every((row) => Object.hasOwn(row, 'key') && Object.hasOwn(row, 'value'));
  const entries = isPairs
    ? rows.map((row): [string, JsonValue] => [String(row.key), row.value ?? null])
    : rows.flatMap((row) => Object.entries(row));
  return Object.fromEntries(entries);
}

/** Dict fields. `isNested` fields repair text that only looks like JSON, so nothing can be said about it. */
export function readObject(value: JsonValue, isNested: boolean): ReceivedValue {
  if (isJsonObject(value)) return received(value);
  if (Array.isArray(value)) return isListOfObjects(value) ? received(joinObjects(value)) : received(value, 'object');
  if (typeof value !== 'string') return received(value, 'object');
  const text = value.trim();
  if (text === '') return received({});
  try {
    const parsed = parseBoundedJson(text);
    if (isJsonObject(parsed)) return received(parsed);
  } catch {
    if (isNested && text.startsWith('{')) return received(value);
  }
  return received(value, 'object');
}

/** Table and tool fields. */
export function readRows(value: JsonValue): ReceivedValue {
  return received(value, isListOfObjects(value) ? null : 'list of rows');
}

/** File fields hold a path or a list of paths; an empty one means no file. */
export function readFile({ value, isList }: FieldState): ReceivedValue {
  const isEmpty = !value || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return received(isList ? [] : null);
  if (!isList) return received(value, typeof value === 'string' ? null : 'file path');
  if (typeof value === 'string') return received([value]);
  const isPaths = Array.isArray(value) && value.every((path) => typeof path === 'string');
  return received(value, isPaths ? null : 'list of file paths');
}
