/**
 * Parses the body of run/advanced as leniently as Langflow 1.13 does, and refuses with the same items (FastAPI and
 * pydantic; their answers are in fixtures/run-body-cases.json).
 */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { InputType, RunInput, RunRequest } from '#contract/run-request.ts';
import { LISTED_PROBLEMS } from '#engine/values/run-limits.ts';
import { INPUTS_LIMIT } from '../settings/limits.ts';
import { type LocatedItem, validationError } from './http-error.ts';

type Path = readonly (string | number)[];
type Reader<Read> = (value: JsonValue, items: LocatedItem[], loc: Path) => Read | undefined;

/** One reader for each key of the body, in Langflow's order: the contract has no key that is not read. */
const READERS: { readonly [Key in keyof RunRequest]-?: Reader<RunRequest[Key]> } = {
  inputs: (value, items) => readOptional(value, (list) => readInputs(list, items)),
  outputs: (value, items, loc) => readOptional(value, (list) => readTexts(list, loc, items)),
  tweaks: (value, items) => readOptional(value, (tweaks) => readTweaks(tweaks, items)),
  stream: (value, items, loc) => readBoolean(value, loc, items),
  // An empty one counts as none, as on Langflow.
  session_id: (value, items, loc) => readOptional(value, (id) => readText(id, loc, items)) || undefined,
};
const TOP_KEYS = Object.keys(READERS) as (keyof RunRequest)[];
const INPUT_KEYS: ReadonlySet<string> = new Set([
  'components',
  'input_value',
  'session',
  'type',
  'client_request_time',
]);
const INPUT_TYPES: readonly InputType[] = ['chat', 'text', 'any'];
const TRUE_WORDS = new Set(['true', 't', 'yes', 'y', 'on', '1']);
const FALSE_WORDS = new Set(['false', 'f', 'no', 'n', 'off', '0']);

/** `body` undefined means no body: a request with nothing set. Throws the 422. */
export function parseRunBody(body: JsonValue | undefined): RunRequest {
  if (body === undefined) return {};
  if (!isJsonObject(body)) {
    throw validationError(TOP_KEYS.map((key) => ({ type: 'missing', loc: ['body', key], msg: 'Field required' })));
  }
  const items: LocatedItem[] = [];
  const request: RunRequest = {};
  const fields = new Map(Object.entries(body));
  for (const key of TOP_KEYS) {
    const value = fields.get(key);
    const read = value === undefined ? undefined : READERS[key](value, items, ['body', key]);
    if (read !== undefined) Object.assign(request, { [key]: read });
  }
  if (items.length > 0) throw validationError(items);
  return request;
}

/** Items beyond `LISTED_PROBLEMS` are dropped. */
function refuse(items: LocatedItem[], item: LocatedItem): void {
  if (items.length < LISTED_PROBLEMS) items.push(item);
}

function readOptional<Read>(value: JsonValue | undefined, read: (value: JsonValue) => Read): Read | undefined {
  return value === undefined || value === null ? undefined : read(value);
}

function readInputs(value: JsonValue, items: LocatedItem[]): RunInput[] {
  const loc = ['body', 'inputs'];
  if (Array.isArray(value) && value.length > INPUTS_LIMIT) {
    const msg = `List should have at most ${INPUTS_LIMIT} items after validation, not ${value.length}`;
    const ctx = { field_type: 'List', max_length: INPUTS_LIMIT, actual_length: value.length };
    refuse(items, { type: 'too_long', loc, msg, ctx });
    return [];
  }
  if (Array.isArray(value)) return value.map((entry, index) => readInput(entry, [...loc, index], items));
  refuse(items, listType(loc));
  return [];
}

function readInput(value: JsonValue, loc: Path, items: LocatedItem[]): RunInput {
  const input: RunInput = {};
  if (!isJsonObject(value)) {
    const msg = 'Input should be a valid dictionary or object to extract fields from';
    refuse(items, { type: 'model_attributes_type', loc: [...loc], msg });
    return input;
  }
  const fields = new Map(Object.entries(value));
  const at = (key: string): Path => [...loc, key];
  const components = readOptional(fields.get('components'), (list) => readTexts(list, at('components'), items));
  if (components !== undefined) input.components = components;
  const text = readOptional(fields.get('input_value'), (field) => readText(field, at('input_value'), items));
  if (text !== undefined) input.input_value = text;
  // Accepted and ignored, as on Langflow.
  readOptional(fields.get('session'), (field) => readText(field, at('session'), items));
  const type = readOptional(fields.get('type'), (field) => readInputType(field, at('type'), items));
  if (type !== undefined) input.type = type;
  readOptional(fields.get('client_request_time'), (field) => checkInteger(field, at('client_request_time'), items));
  for (const key of fields.keys()) {
    if (INPUT_KEYS.has(key)) continue;
    refuse(items, { type: 'extra_forbidden', loc: [...loc, key], msg: 'Extra inputs are not permitted' });
  }
  return input;
}

function readInputType(value: JsonValue, loc: Path, items: LocatedItem[]): InputType {
  const type = INPUT_TYPES.find((candidate) => candidate === value);
  if (type) return type;
  const expected = "'chat', 'text' or 'any'";
  refuse(items, { type: 'literal_error', loc: [...loc], msg: `Input should be ${expected}`, ctx: { expected } });
  return 'any';
}

function readTexts(value: JsonValue, loc: Path, items: LocatedItem[]): string[] {
  if (Array.isArray(value)) return value.map((entry, index) => readText(entry, [...loc, index], items));
  refuse(items, listType(loc));
  return [];
}

function readText(value: JsonValue, loc: Path, items: LocatedItem[]): string {
  if (typeof value === 'string') return value;
  refuse(items, { type: 'string_type', loc: [...loc], msg: 'Input should be a valid string' });
  return '';
}

/** A tweak value may be a boolean, a number, a text or an object, but not null or a list. */
function readTweaks(value: JsonValue, items: LocatedItem[]): JsonObject {
  if (!isJsonObject(value)) {
    refuse(items, { type: 'dict_type', loc: ['body', 'tweaks'], msg: 'Input should be a valid dictionary' });
    return {};
  }
  for (const [name, tweak] of Object.entries(value)) {
    if (tweak !== null && !Array.isArray(tweak)) continue;
    const refusals = [
      ['bool', 'bool_type', 'boolean'],
      ['int', 'int_type', 'integer'],
      ['float', 'float_type', 'number'],
      ['str', 'string_type', 'string'],
      ['dict[str,any]', 'dict_type', 'dictionary'],
    ] as const;
    for (const [kind, type, noun] of refusals) {
      refuse(items, { type, loc: ['body', 'tweaks', name, kind], msg: `Input should be a valid ${noun}` });
    }
  }
  return value;
}

/** Pydantic's lenient booleans. */
function readBoolean(value: JsonValue, loc: Path, items: LocatedItem[]): boolean {
  if (typeof value === 'boolean') return value;
  const isWhole = typeof value === 'number' && Number.isInteger(value);
  const word = typeof value === 'string' || isWhole ? String(value).toLowerCase() : null;
  if (word !== null && TRUE_WORDS.has(word)) return true;
  if (word !== null && FALSE_WORDS.has(word)) return false;
  const msg = 'Input should be a valid boolean';
  if (word === null) refuse(items, { type: 'bool_type', loc: [...loc], msg });
  else refuse(items, { type: 'bool_parsing', loc: [...loc], msg: `${msg}, unable to interpret input` });
  return false;
}

/** Pydantic's lenient integers; the number itself is not used. */
function checkInteger(value: JsonValue, loc: Path, items: LocatedItem[]): void {
  const msg = 'Input should be a valid integer';
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isInteger(value))) return;
  if (typeof value === 'number') {
    refuse(items, { type: 'int_from_float', loc: [...loc], msg: `${msg}, got a number with a fractional part` });
  } else if (typeof value !== 'string') {
    refuse(items, { type: 'int_type', loc: [...loc], msg });
  } else if (!/^\s*[-+]?\d+(?:_\d+)*(?:\.0+)?\s*$/.test(value)) {
    refuse(items, { type: 'int_parsing', loc: [...loc], msg: `${msg}, unable to parse string as an integer` });
  }
}

function listType(loc: Path): LocatedItem {
  return { type: 'list_type', loc: [...loc], msg: 'Input should be a valid list' };
}
