/** Measures a JSON text without parsing it: parsing ten megabytes of empty arrays would take seconds and a gigabyte. */

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Limit on the values (strings, numbers, arrays, objects) in one JSON text. A Langflow flow has about one per 20 bytes. */
export const MAX_JSON_VALUES = 500_000;

export interface JsonSize {
  /** Strings, numbers, arrays and objects, accurate to one per container. */
  values: number;
  /** Deepest nesting of arrays and objects; 1 for `[]`. */
  depth: number;
}

/** Never throws; for text that is not JSON the numbers mean nothing. */
export function measureJson(json: Uint8Array | string): JsonSize {
  return typeof json === 'string'
    ? measure(
        json.length,
        (at) => json.charCodeAt(at),
        (from) => json.indexOf('"', from),
      )
    : measure(
        json.length,
        (at) => json[at] ?? 0,
        (from) => json.indexOf(QUOTE, from),
      );
}

function measure(length: number, codeAt: (at: number) => number, findQuote: (from: number) => number): JsonSize {
  let values = 0;
  let level = 0;
  let depth = 0;
  for (let at = 0; at < length; at += 1) {
    const code = codeAt(at);
    if (code === COMMA) values += 1;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      values += 1;
      level += 1;
      depth = Math.max(depth, level);
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) level -= 1;
    else if (code === QUOTE) {
      // Most of a JSON text is inside its strings, and `indexOf`, which finds their ends, is native code.
      const start = at;
      do {
        at = findQuote(at + 1);
      } while (at !== -1 && isEscaped(codeAt, start, at));
      if (at === -1) break;
    }
  }
  return { values, depth };
}

/** True for a quote that follows an odd number of backslashes in the string that begins at `start`. */
function isEscaped(codeAt: (at: number) => number, start: number, quote: number): boolean {
  let before = quote - 1;
  while (before > start && codeAt(before) === BACKSLASH) before -= 1;
  return (quote - before) % 2 === 0;
}
