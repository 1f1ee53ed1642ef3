/** Parses a JSON text of a stranger: a file that a component reads, or a text in a tweak, a field or an answer. */
import type { JsonValue } from './json.ts';
import { parseJsonText } from './json-schema.ts';
import { LimitError } from './limit-error.ts';
import { measureJson } from './measure-json.ts';

/** Characters of a text that is parsed. */
export const MOST_JSON_CHARACTERS = 10 * 1024 * 1024;
/** Values in it. They are copied from thread to thread, which costs more than to parse them. */
const MOST_VALUES = 100_000;

/**
 * Throws a LimitError when the text is too large or holds too many values, and a SyntaxError when it is no JSON or nests too
 * deep. `JSON.parse` is native code: nothing can stop it before its end, and when it takes all memory the whole process ends,
 * even from a worker thread. So the size is looked at first.
 */
export function parseBoundedJson(text: string): JsonValue {
  // A text has no more values than characters, and one that is neither list nor object has one value at most.
  if (text.length > MOST_VALUES && /^\s*[[{]/.test(text)) checkSize(text);
  return parseJsonText(text);
}

function checkSize(text: string): void {
  if (text.length > MOST_JSON_CHARACTERS)
    throw new LimitError('The JSON has too many characters', text.length, MOST_JSON_CHARACTERS);
  const { values } = measureJson(text);
  if (values > MOST_VALUES) throw new LimitError('The JSON has too many values', values, MOST_VALUES);
}
