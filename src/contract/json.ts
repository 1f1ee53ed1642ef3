/** JSON values, and the depth limit that every edge checks before a schema parses the value. */

export type JsonPrimitive = string | number | boolean | null;
export type JsonValue = JsonPrimitive | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

/** Deepest nesting that page and server accept. Recursive code (schemas, clone, stringify) overflows the stack at about 5,000. */
export const MAX_JSON_DEPTH = 200;

/** True for a plain object; false for null, arrays and primitives. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for any result of `JSON.parse`. Checks only the top level, so use it only for values that are known to be such results. */
export function isParsedJson(value: unknown): value is JsonValue {
  return value === null || ['object', 'string', 'number', 'boolean'].includes(typeof value);
}

/**
 * True when `value` nests deeper than `limit` levels. Stops there, so that a hostile value cannot overflow the stack.
 * `[]` has depth 1, a primitive depth 0.
 */
export function isDeeperThan(value: unknown, limit: number = MAX_JSON_DEPTH): boolean {
  if (Array.isArray(value)) return limit === 0 || value.some((item) => isDeeperThan(item, limit - 1));
  if (!isJsonObject(value)) return false;
  if (limit === 0) return true;
  // Object.values would allocate an array per object, and a reply of 5 MB has hundreds of thousands of objects.
  for (const key in value) if (isDeeperThan(value[key], limit - 1)) return true;
  return false;
}

/** Structural equality of two JSON values; the order of object keys does not matter. */
export function isJsonEqual(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => isJsonEqual(item, right[index]));
  }
  const leftEntries = Object.entries(left);
  if (leftEntries.length !== Object.keys(right).length) return false;
  const rightRecord = new Map(Object.entries(right));
  return leftEntries.every(([key, item]) => rightRecord.has(key) && isJsonEqual(item, rightRecord.get(key)));
}

/** Serialises values so that two are equal by `isJsonEqual` exactly when their texts are. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

/** The value at a path of keys and positions; undefined if nothing is there. */
export function valueAt(value: JsonValue, path: readonly (string | number)[]): JsonValue | undefined {
  let current: JsonValue | undefined = value;
  for (const part of path) {
    if (Array.isArray(current)) current = current[Number(part)];
    else if (isJsonObject(current) && Object.hasOwn(current, part)) current = current[part];
    else return undefined;
  }
  return current;
}

/** Parses JSON without checking its depth; undefined if the text is not JSON. */
export function tryParseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
