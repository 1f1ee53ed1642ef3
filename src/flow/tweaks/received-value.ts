/**
 * What a component receives from a field: the graph converts the value by the field's type, then the component checks it.
 * Measured for every type with lfx 1.13.0 (`graph/vertex/param_handler.py`, `inputs/inputs.py`) and on the flow "fields"
 * of the recordings.
 */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import { parseBoundedJson } from '#contract/parse-bounded-json.ts';
import type { FieldState } from './field-state.ts';
import { parsePythonNumber } from './parse-python-number.ts';
import { pythonStrip } from './python-strip.ts';

/**
 * `value`: the component receives it; if it will fail on the value, `failure` names what it expects. `skipped`: the value is
 * silently ignored, and the component uses its built-in default.
 */
export type ReceivedValue =
  | { kind: 'value'; value: JsonValue; failure: string | null }
  | { kind: 'skipped'; why: 'handle' | 'hidden' | 'null' | 'wrong-type'; expected: string };

function numberReceived(value: number, isWhole: boolean): ReceivedValue {
  return received(isWhole ? Math.trunc(value) : value);
}

function readNumber(value: JsonValue, isWhole: boolean): ReceivedValue {
  const expected = isWhole ? 'whole number' : 'number';
  if (typeof value === 'boolean') return numberReceived(value ? 1 : 0, isWhole);
  if (typeof value === 'number') return numberReceived(value, isWhole);
  if (typeof value !== 'string') return { kind: 'value', value, failure: expected };
  const text = pythonStrip(value);
  if (text === '') return numberReceived(0, isWhole);
  const parsed = parsePythonNumber(text);
  if (parsed === null) return received(value, expected);
  // A number too large for JavaScript stays text here; the component converts it. `int` has no limit, but takes no infinity. A
  // float does, but no model server can be sent one: "Out of range float values are not JSON compliant" (measured on 1.13.0).
  const isPlain = Number.isFinite(parsed) && (!isWhole || Number.isSafeInteger(Math.trunc(parsed)));
  if (isPlain) return numberReceived(parsed, isWhole);
  const isAccepted = Number.isFinite(parsed) || (isWhole && /^[+-]?[\d_]+$/.test(text));
  return received(value, isAccepted ? null : isWhole ? expected : 'finite number');
}

/** Other number fields take an empty text for 0; a slider keeps it, and the component fails on it. */
function readSlider(value: JsonValue): ReceivedValue {
  const isEmpty = typeof value === 'string' && pythonStrip(value) === '';
  return isEmpty ? received(value, 'number') : readNumber(value, false);
}

/** Any text except '' counts as true; other values are skipped. */
function readBoolean(value: JsonValue): ReceivedValue {
  if (typeof value === 'boolean') return { kind: 'value', value, failure: null };
  if (typeof value === 'string') return { kind: 'value', value: value !== '', failure: null };
  return { kind: 'skipped', why: 'wrong-type', expected: 'true or false' };
}

/** Input classes that fail on a list unless the field is a list field; others accept it. */
export const singleTextClasses: ReadonlySet<string> = new Set([
  'MessageTextInput',
  'MultilineInput',
  'MultilineSecretInput',
  'MessageInput',
  'QueryInput',
  'SecretStrInput',
]);

/** Langflow turns a typed backslash-n into a line break. */
function withLineBreaks(text: string): string {
  return text.replaceAll('\\n', '\n');
}

/** Converts any entry of a list to text; of an object only its text counts. */
function listedText(value: JsonValue): string {
  if (typeof value === 'string') return withLineBreaks(value);
  if (isJsonObject(value)) {
    const nested = isJsonObject(value.data) ? (value.data.text ?? '') : '';
    const text = value.text ?? nested;
    return typeof text === 'string' ? withLineBreaks(text) : JSON.stringify(value);
  }
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === null ? 'None' : JSON.stringify(value);
}

/** Text and lists are received; numbers, booleans and objects are skipped. */
function readText({ name, value, isList, inputType }: FieldState): ReceivedValue {
  if (Array.isArray(value)) {
    // Chat Input and Chat Output put the sender into a Message, which takes one text (measured with random bodies, 1.13.0).
    const fails = !isList && (singleTextClasses.has(inputType) || name === 'sender');
    return { kind: 'value', value: value.map(listedText), failure: fails ? 'text' : null };
  }
  if (typeof value !== 'string') return { kind: 'skipped', why: 'wrong-type', expected: 'text' };
  const text = withLineBreaks(value);
  if (inputType === 'MultiselectInput') return { kind: 'value', value: text, failure: 'list of texts' };
  // A list field iterates over the string and gets one entry per character.
  return { kind: 'value', value: isList ? [...text] : text, failure: null };
}

function received(value: JsonValue, failure: string | null = null): ReceivedValue {
  return { kind: 'value', value, failure };
}

function isListOfObjects(value: JsonValue): value is JsonObject[] {
  return Array.isArray(value) && value.every(isJsonObject);
}

/** Joins `{key, value}` pairs or plain objects into one object. */
function joinObjects(rows: readonly JsonObject[]): JsonObject {
  const isPairs = rows.length > 0 && rows.every((row) => Object.hasOwn(row, 'key') && Object.hasOwn(row, 'value'));
  const entries = isPairs
    ? rows.map((row): [string, JsonValue] => [String(row.key), row.value ?? null])
    : rows.flatMap((row) => Object.entries(row));
  return Object.fromEntries(entries);
}

/** Dict fields. Fields with `isNested` repair text that looks like JSON, so a failure cannot be predicted. */
function readObject(value: JsonValue, isNested: boolean): ReceivedValue {
  if (isJsonObject(value)) return received(value);
  if (Array.isArray(value)) return isListOfObjects(value) ? received(joinObjects(value)) : received(value, 'object');
  if (typeof value !== 'string') return received(value, 'object');
  const text = pythonStrip(value);
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
function readRows(value: JsonValue): ReceivedValue {
  return received(value, isListOfObjects(value) ? null : 'list of rows');
}

/** File fields hold a path or a list of paths; an empty one means no file. */
function readFile({ value, isList }: FieldState): ReceivedValue {
  const isEmpty = !value || (typeof value === 'object' && Object.keys(value).length === 0);
  if (isEmpty) return received(isList ? [] : null);
  if (!isList) return received(value, typeof value === 'string' ? null : 'file path');
  if (typeof value === 'string') return received([value]);
  const isPaths = Array.isArray(value) && value.every((path) => typeof path === 'string');
  return received(value, isPaths ? null : 'list of file paths');
}

/** All other types skip empty values and pass on the rest. */
function readOther({ type, value, options }: FieldState): ReceivedValue {
  const isEmpty = typeof value === 'object' && value !== null ? Object.keys(value).length === 0 : !value;
  if (isEmpty) return { kind: 'skipped', why: 'wrong-type', expected: 'value that is not empty' };
  if (type === 'mcp' && !isJsonObject(value)) return { kind: 'value', value, failure: 'object' };
  const wantsText = type === 'prompt' || type === 'mustache' || type === 'tab' || type === 'query';
  if (wantsText && typeof value !== 'string') return { kind: 'value', value, failure: 'text' };
  const isRefused = type === 'tab' && options !== null && options.length > 0 && !options.includes(value);
  return { kind: 'value', value, failure: isRefused ? 'one of its options' : null };
}

/** The value that the component receives from a field in this state. Pure; never throws. */
export function receivedValue(state: FieldState): ReceivedValue {
  const { type, value } = state;
  if (type === 'other') return { kind: 'skipped', why: 'handle', expected: 'connection' };
  if (!state.isShown && state.name !== 'code') return { kind: 'skipped', why: 'hidden', expected: '' };
  if (type === 'file') return readFile(state);
  if (type === 'table') return readRows(value ?? []);
  if (value === null) return { kind: 'skipped', why: 'null', expected: '' };
  switch (type) {
    case 'int':
      return readNumber(value, true);
    case 'float':
      return readNumber(value, false);
    case 'slider':
      return readSlider(value);
    case 'str':
      return readText(state);
    case 'bool':
      return readBoolean(value);
    case 'dict':
    case 'NestedDict':
      return readObject(value, type === 'NestedDict');
    case 'tools':
      return readRows(value);
    case 'code':
      return { kind: 'value', value, failure: null };
    default:
      return readOther(state);
  }
}
