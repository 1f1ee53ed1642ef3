/** JSON values, and the depth limit that every edge applies before any schema looks at a value. */

export type JsonPrimitive = string | number | boolean | null;
export type JsonValue = JsonPrimitive | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

/** Deepest nesting that page and server accept. Recursive code (schemas, clone, stringify) overflows at about 5,000. */
export const MAX_JSON_DEPTH = 200;

/** True for a plain object; false for null, arrays and primitives. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for whatever `JSON.parse` gave; looks at the top only, so only for values that are known to come from there. */
export function isParsedJson(value: unknown): value is JsonValue {
  return value === null || ['object', 'string', 'number', 'boolean'].includes(typeof value);
}

/**
 * True when `value` nests deeper than `limit` levels. Iterative, so that a hostile value cannot overflow the stack.
 * `[]` has depth 1, a primitive depth 0.
 */
export function isDeeperThan(value: unknown, limit: number = MAX_JSON_DEPTH): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      if (depth >= limit) return true;
      // One by one: spreading a very long array into push() would overflow the stack.
      for (const child of Object.values(item)) next.push(child);
    }
    level = next;
  }
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
