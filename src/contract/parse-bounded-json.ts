/** Parses untrusted JSON: a file that a component reads, or text in a tweak, a field or an answer. */
import type { JsonValue } from './json.ts';
import { parseJsonText } from './json-schema.ts';
import { LimitError } from './limit-error.ts';
import { measureJson } from './measure-json.ts';

/** Limit on the characters of the text. */
export const MAX_JSON_CHARACTERS = 10 * 1024 * 1024;
/** Limit on the values in it. They are copied between threads, which costs more than parsing them. */
const MAX_VALUES = 100_000;

/**
 * Throws a LimitError when the text is too large or holds too many values, and a SyntaxError when it is not JSON or nests
 * too deep. The size is checked first, because `JSON.parse` cannot be interrupted, and running out of memory in it ends the
 * whole process, even from a worker thread.
 */
export function parseBoundedJson(text: string): JsonValue {
  // A text has at most as many values as characters, and at most one when it is neither an array nor an object.
  if (text.length > MAX_VALUES && /^\s*[[{]/.test(text)) checkSize(text);
  return parseJsonText(text);
}

/** Like `parseBoundedJson`, but undefined for what is not JSON. Throws only the LimitError. */
export function tryBoundedJson(text: string): JsonValue | undefined {
  try {
    return parseBoundedJson(text);
  } catch (cause) {
    if (cause instanceof LimitError) throw cause;
    return undefined;
  }
}

function checkSize(text: string): void {
  if (text.length > MAX_JSON_CHARACTERS)
    throw new LimitError('The JSON has too many characters', text.length, MAX_JSON_CHARACTERS);
  const { values } = measureJson(text);
  if (values > MAX_VALUES) throw new LimitError('The JSON has too many values', values, MAX_VALUES);
}
