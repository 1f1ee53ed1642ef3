/** Parses a request body as JSON, with the limits that apply everywhere and the errors of Langflow's framework. */
import { isJsonObject, type JsonValue, MAX_JSON_DEPTH } from '#contract/json.ts';
import { MAX_JSON_VALUES, measureJson } from '#contract/measure-json.ts';
import { HttpError, type LocatedItem, validationError } from './http-error.ts';
import { jsonErrorPosition } from './json-error-position.ts';
import { yieldToEventLoop } from './yield-to-event-loop.ts';

/** `application/json` and `application/…+json`; any other body is ignored. */
export function isJsonType(contentType: string | null | undefined): boolean {
  return /^\s*application\/(?:[^\s;+]+\+)?json\s*(?:;|$)/i.test(contentType ?? '');
}

/** Bytes of a body that is parsed in several turns of the event loop. */
const LARGE = 512 * 1024;
/** A lone surrogate written as an escape, such as `\ud800`: valid JSON that no UTF-8 answer could carry. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const MAYBE_SURROGATE = /\\u[dD][89a-fA-F]/;
/** A number of 300 digits or with a three-digit exponent may exceed a double. */
const MAYBE_INFINITE = /\d{300}|[eE]\+?\d{3}/;

/**
 * The value, or undefined for an empty body. Rejects with an HttpError: 400 for invalid UTF-8, 422 for invalid JSON,
 * too many values, too deep nesting, a lone surrogate or a number beyond double precision.
 */
export async function parseJsonBody(
  bytes: Uint8Array<ArrayBuffer>,
  maxValues = MAX_JSON_VALUES,
): Promise<JsonValue | undefined> {
  if (bytes.byteLength === 0) return undefined;
  // Each step over ten megabytes takes tens of milliseconds, so other requests are served in between.
  const takeTurn = bytes.byteLength > LARGE ? yieldToEventLoop : async () => {};
  const { values, depth } = measureJson(bytes);
  if (values > maxValues) {
    const msg = `The body contains more than ${maxValues} values`;
    throw validationError([{ type: 'too_many_values', loc: ['body'], msg }]);
  }
  await takeTurn();
  const text = decode(bytes);
  await takeTurn();
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch {
    await takeTurn();
    const position = jsonErrorPosition(text) ?? text.length;
    throw validationError([{ type: 'json_invalid', loc: ['body', position], msg: 'JSON decode error' }]);
  }
  if (depth > MAX_JSON_DEPTH) {
    const msg = `The body nests deeper than ${MAX_JSON_DEPTH} levels`;
    throw validationError([{ type: 'too_deep', loc: ['body'], msg }]);
  }
  await takeTurn();
  const texts = MAYBE_SURROGATE.test(text);
  await takeTurn();
  const numbers = MAYBE_INFINITE.test(text);
  await takeTurn();
  const problem = texts || numbers ? findProblem(value, texts, numbers) : null;
  if (problem) throw validationError([{ ...problem, loc: ['body', ...problem.loc] }]);
  return value;
}

function decode(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpError(400, { detail: 'There was an error parsing the body' });
  }
}

/** The first part of the value that is not allowed. The recursion is safe because the depth was checked before. */
function findProblem(value: JsonValue, texts: boolean, numbers: boolean): LocatedItem | null {
  if (typeof value === 'string') return texts && LONE_SURROGATE.test(value) ? surrogateItem([]) : null;
  if (typeof value === 'number') {
    if (!numbers || Number.isFinite(value)) return null;
    return { type: 'finite_number', loc: [], msg: 'Input should be a finite number' };
  }
  if (typeof value !== 'object' || value === null) return null;
  const isObject = isJsonObject(value);
  for (const [key, child] of isObject ? Object.entries(value) : value.entries()) {
    if (typeof key === 'string' && texts && LONE_SURROGATE.test(key)) return surrogateItem([]);
    const problem = findProblem(child, texts, numbers);
    if (problem) return { ...problem, loc: [key, ...problem.loc] };
  }
  return null;
}

function surrogateItem(loc: (string | number)[]): LocatedItem {
  return {
    type: 'string_unicode',
    loc,
    msg: 'Input should be a valid string, unable to parse raw data as a unicode string',
  };
}
