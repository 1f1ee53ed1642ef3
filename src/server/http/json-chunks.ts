/** Serialises JSON in chunks: a text of many megabytes, made at once, would block all other requests and be held in memory. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Approximate characters per chunk. */
const CHUNK = 64 * 1024;

/** About the length of the value's `JSON.stringify`. Beyond `most` it stops counting. */
export function jsonLength(value: unknown, limit: number = Number.POSITIVE_INFINITY): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 5;
  let length = 2;
  if (Array.isArray(value)) {
    for (const item of value) {
      if (length > limit) break;
      length += 1 + jsonLength(item, limit - length);
    }
    return length;
  }
  for (const [key, item] of Object.entries(value)) {
    if (length > limit) break;
    length += key.length + 4 + jsonLength(item, limit - length);
  }
  return length;
}

/** The result of `JSON.stringify` for plain data, in parts that each take only a moment to make. */
export function* jsonParts(value: unknown): Generator<string, void, void> {
  if (typeof value === 'string' && value.length > CHUNK) yield* textParts(value);
  else if (jsonLength(value, CHUNK) <= CHUNK) yield JSON.stringify(value) ?? 'null';
  else if (Array.isArray(value)) yield* listParts(value);
  else if (typeof value === 'object' && value !== null) yield* objectParts(value);
}

/** Joins parts to chunks and yields to the event loop after each, so that other requests are served. */
export async function* inChunks(parts: Iterable<string>): AsyncGenerator<string, void, void> {
  let chunk = '';
  for (const part of parts) {
    chunk += part;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
    await nextTurn();
  }
  if (chunk !== '') yield chunk;
}

function* listParts(list: readonly unknown[]): Generator<string, void, void> {
  let before = '[';
  for (const item of list) {
    yield before;
    yield* jsonParts(item ?? null);
    before = ',';
  }
  yield ']';
}

function* objectParts(object: object): Generator<string, void, void> {
  let before = '{';
  for (const [key, item] of Object.entries(object)) {
    if (item === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    yield* jsonParts(item);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

function* textParts(text: string): Generator<string, void, void> {
  yield '"';
  for (let start = 0; start < text.length; ) {
    // Never split a surrogate pair.
    const end = /[\uD800-\uDBFF]/.test(text[start + CHUNK - 1] ?? '') ? start + CHUNK - 1 : start + CHUNK;
    yield JSON.stringify(text.slice(start, end)).slice(1, -1);
    start = end;
  }
  yield '"';
}
