/** A JSON text in pieces: one of many megabytes, made in one go, would keep everybody else waiting and be held as a whole. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Characters of a piece, give or take. */
const PIECE = 64 * 1024;

/** About as many characters as `JSON.stringify` makes of the value. Beyond `most` it stops counting. */
export function jsonLength(value: unknown, most: number = Number.POSITIVE_INFINITY): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 5;
  let length = 2;
  if (Array.isArray(value)) {
    for (const item of value) {
      if (length > most) break;
      length += 1 + jsonLength(item, most - length);
    }
    return length;
  }
  for (const [key, item] of Object.entries(value)) {
    if (length > most) break;
    length += key.length + 4 + jsonLength(item, most - length);
  }
  return length;
}

/** What `JSON.stringify` makes of plain data, in parts that are small or at least made at once in a moment. */
export function* jsonParts(value: unknown): Generator<string, void, void> {
  if (typeof value === 'string' && value.length > PIECE) yield* textParts(value);
  else if (jsonLength(value, PIECE) <= PIECE) yield JSON.stringify(value) ?? 'null';
  else if (Array.isArray(value)) yield* listParts(value);
  else if (typeof value === 'object' && value !== null) yield* objectParts(value);
}

/** Parts joined to pieces, each in a turn of its own, so that other requests have theirs in between. */
export async function* inTurns(parts: Iterable<string>): AsyncGenerator<string, void, void> {
  let piece = '';
  for (const part of parts) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
    await nextTurn();
  }
  if (piece !== '') yield piece;
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
    // Both halves of a character stay together.
    const end = /[\uD800-\uDBFF]/.test(text[start + PIECE - 1] ?? '') ? start + PIECE - 1 : start + PIECE;
    yield JSON.stringify(text.slice(start, end)).slice(1, -1);
    start = end;
  }
  yield '"';
}
