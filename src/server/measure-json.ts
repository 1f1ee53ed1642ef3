/** How much a JSON text holds, told from its bytes alone: parsing ten megabytes of empty lists would take seconds and a gigabyte. */

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

export interface JsonSize {
  /** Texts, numbers, lists and objects, give or take the first of each. */
  values: number;
  /** Levels of lists and objects in each other; `[]` has one. */
  depth: number;
}

/** For a text that is no JSON it tells something, and does not throw. */
export function measureJson(bytes: Uint8Array): JsonSize {
  let values = 0;
  let level = 0;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) isText = !isText;
    else if (isText) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === COMMA) values += 1;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      values += 1;
      level += 1;
      depth = Math.max(depth, level);
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) level -= 1;
  }
  return { values, depth };
}
