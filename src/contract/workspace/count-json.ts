/** Measures a JSON value that is in memory already; `measureJson` does it for one that is still text. */
import { isJsonObject } from '../json.ts';

export interface JsonCount {
  /** Strings, numbers, arrays, objects, true, false and null. */
  values: number;
  /** At least so many characters are in the JSON text of the value: escapes are not counted. */
  characters: number;
}

/** Stops as soon as one of the two counts is over its limit, so that a huge value takes no longer than a large one. */
export function countJson(value: unknown, limits: JsonCount): JsonCount {
  const count = { values: 0, characters: 0 };
  add(value, count, limits);
  return count;
}

/** The recursion is safe because the depth was checked when the value was parsed. */
function add(value: unknown, count: JsonCount, limits: JsonCount): void {
  count.values += 1;
  if (Array.isArray(value)) {
    count.characters += 1 + Math.max(1, value.length);
    for (const item of value) {
      if (count.values > limits.values || count.characters > limits.characters) return;
      add(item, count, limits);
    }
  } else if (isJsonObject(value)) {
    count.characters += 1;
    for (const key in value) {
      if (count.values > limits.values || count.characters > limits.characters) return;
      if (value[key] === undefined) continue;
      count.characters += key.length + 4;
      add(value[key], count, limits);
    }
  } else count.characters += typeof value === 'string' ? value.length + 2 : 1;
}
