/** How much a JSON text holds, told from its bytes or characters alone: parsing ten megabytes of empty lists would take seconds and a gigabyte. */

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Values (texts, numbers, lists, objects) that one JSON text may hold. A flow of Langflow has one in 20 bytes. */
export const MOST_JSON_VALUES = 500_000;

export interface JsonSize {
  /** Texts, numbers, lists and objects, give or take the first of each. */
  values: number;
  /** Levels of lists and objects in each other; `[]` has one. */
  depth: number;
}

/** For a text that is no JSON it tells something, and does not throw. */
export function measureJson(json: Uint8Array | string): JsonSize {
  const codeAt =
    typeof json === 'string' ? (at: number) => json.charCodeAt(at) : (at: number): number | undefined => json[at];
  let values = 0;
  let level = 0;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = codeAt(at);
    if (code === QUOTE) isText = !isText;
    else if (isText) at += code === BACKSLASH ? 1 : 0;
    else if (code === COMMA) values += 1;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      values += 1;
      level += 1;
      depth = Math.max(depth, level);
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) level -= 1;
  }
  return { values, depth };
}
