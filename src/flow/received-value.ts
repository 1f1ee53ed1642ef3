/** How Langflow reads a field's value when it builds the component; see `field-state.ts` for the sources. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FieldState } from './field-state.ts';

/**
 * `value`: the component receives it; `failure` names what it expects when it will fail on it. `skipped`: the value is
 * passed over without a word.
 */
export type ReceivedValue =
  | { kind: 'value'; value: JsonValue; failure: string | null }
  | { kind: 'skipped'; why: 'handle' | 'hidden' | 'null' | 'wrong-type'; expected: string };

const wholeNumber = /^\s*[+-]?\d+(?:_\d+)*\s*$/u;
const anyNumber = /^\s*[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+)?\s*$/iu;

function received(value: JsonValue, failure: string | null = null): ReceivedValue {
  return { kind: 'value', value, failure };
}

function skippedType(expected: string): ReceivedValue {
  return { kind: 'skipped', why: 'wrong-type', expected };
}

/** Langflow turns a typed backslash-n into a line break. */
function unescapeBreaks(text: string): string {
  return text.replaceAll('\\n', '\n');
}

function readNumber(value: JsonValue, isWhole: boolean): ReceivedValue {
  const expected = isWhole ? 'whole number' : 'number';
  if (typeof value === 'boolean') return received(value ? 1 : 0);
  if (typeof value === 'number') return received(isWhole ? Math.trunc(value) : value);
  if (typeof value !== 'string') return received(value, expected);
  // An empty text is taken for zero by the component.
  if (value === '') return received(0);
  const isNumber = (isWhole ? wholeNumber : anyNumber).test(value);
  return isNumber ? received(Number(value.replaceAll('_', ''))) : received(value, expected);
}

/** A text inside a list: numbers and objects become text. */
function readListedText(value: JsonValue): JsonValue {
  if (typeof value === 'string') return unescapeBreaks(value);
  if (isJsonObject(value)) {
    const nested = isJsonObject(value.data) ? value.data.text : undefined;
    const text = value.text ?? nested;
    if (typeof text === 'string') return unescapeBreaks(text);
  }
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === null ? 'None' : JSON.stringify(value);
}

function readText(state: FieldState): ReceivedValue {
  const { value } = state;
  if (Array.isArray(value)) return received(value.map(readListedText));
  if (typeof value !== 'string') return skippedType('text');
  // A list field walks through the text, so it gets one entry a character.
  return received(state.isList ? [...unescapeBreaks(value)] : unescapeBreaks(value));
}

function isRows(value: JsonValue): value is JsonObject[] {
  return Array.isArray(value) && value.every(isJsonObject);
}

function readObject(value: JsonValue): ReceivedValue {
  if (isJsonObject(value)) return received(value);
  if (Array.isArray(value)) {
    if (!isRows(value)) return received(value, 'object');
    const isPairs = value.length > 0 && value.every((row) => Object.hasOwn(row, 'key') && Object.hasOwn(row, 'value'));
    const entries = isPairs
      ? value.map((row): [string, JsonValue] => [String(row.key), row.value ?? null])
      : value.flatMap((row) => Object.entries(row));
    return received(Object.fromEntries(entries));
  }
  if (typeof value === 'string') {
    try {
      const parsed: JsonValue = JSON.parse(value);
      if (isJsonObject(parsed)) return received(parsed);
    } catch {
      // Not JSON: the component says so and fails.
    }
  }
  return received(value, 'object');
}

function readFile({ value, isList }: FieldState): ReceivedValue {
  const isEmpty = !value || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return received(isList ? [] : null);
  if (!isList) return received(value, typeof value === 'string' ? null : 'file path');
  if (typeof value === 'string') return received([value]);
  const isPaths = Array.isArray(value) && value.every((path) => typeof path === 'string');
  return received(value, isPaths ? null : 'list of file paths');
}

function isFalsy(value: JsonValue): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) ? Object.keys(value).length === 0 : !value;
}

/** What the component receives for a field in this state. Pure; never throws. */
export function receivedValue(state: FieldState): ReceivedValue {
  const { type, value } = state;
  if (type === 'other') return { kind: 'skipped', why: 'handle', expected: 'connection' };
  if (!state.isShown && state.name !== 'code') return { kind: 'skipped', why: 'hidden', expected: '' };
  if (type === 'file') return readFile(state);
  if (value === null) return { kind: 'skipped', why: 'null', expected: '' };
  switch (type) {
    case 'int':
      return readNumber(value, true);
    case 'float':
    case 'slider':
      return readNumber(value, false);
    case 'str':
      return readText(state);
    case 'bool':
      return typeof value === 'boolean' ? received(value) : skippedType('true or false');
    case 'dict':
    case 'NestedDict':
      return readObject(value);
    case 'table':
    case 'tools':
      return received(value, isRows(value) ? null : 'list of rows');
    case 'code':
      return received(value);
    default:
      // Every other type passes over empty values.
      return isFalsy(value) ? skippedType('value that is not empty') : received(value);
  }
}
