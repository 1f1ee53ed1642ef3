/** Cuts a long value to its beginning, which stays a text or valid JSON. */
import type { JsonValue } from '../json.ts';

export interface ValueCut {
  value: JsonValue;
  /** Size before. */
  bytes: number;
}

/** Null for a value of up to `most` bytes: those of a text, or of the JSON of anything else. */
export function cutValue(value: JsonValue, most: number): ValueCut | null {
  const bytes = valueBytes(value);
  if (bytes <= most) return null;
  const room = { left: most };
  return { value: typeof value === 'string' ? takeText(value, room, false) : (take(value, room) ?? null), bytes };
}

/** Bytes of a text in UTF-8, or of the JSON of anything else. */
export function valueBytes(value: JsonValue): number {
  return typeof value === 'string' ? textBytes(value, false) : jsonBytes(value);
}

function jsonBytes(value: JsonValue): number {
  if (typeof value === 'string') return textBytes(value, true) + 2;
  if (typeof value !== 'object' || value === null) return String(value).length;
  let bytes = 1;
  if (Array.isArray(value)) for (const item of value) bytes += jsonBytes(item) + 1;
  else for (const [key, item] of Object.entries(value)) bytes += textBytes(key, true) + jsonBytes(item) + 4;
  return Math.max(bytes, 2);
}

interface Room {
  left: number;
}

/** Undefined if not even the beginning has room. */
function take(value: JsonValue, room: Room): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) {
    const least = typeof value === 'string' ? 2 : String(value).length;
    if (least > room.left) return undefined;
    room.left -= least;
    return typeof value === 'string' ? takeText(value, room, true) : value;
  }
  if (room.left < 2) return undefined;
  room.left -= 2;
  if (Array.isArray(value)) {
    const items: JsonValue[] = [];
    for (const item of value) {
      room.left -= 1;
      const taken = take(item, room);
      if (taken === undefined) break;
      items.push(taken);
    }
    return items;
  }
  const entries: [string, JsonValue][] = [];
  for (const [key, item] of Object.entries(value)) {
    room.left -= textBytes(key, true) + 4;
    const taken = take(item, room);
    if (taken === undefined) break;
    entries.push([key, taken]);
  }
  return Object.fromEntries(entries);
}

function takeText(text: string, room: Room, isJson: boolean): string {
  let at = 0;
  while (at < text.length) {
    const bytes = bytesAt(text, at, isJson);
    if (bytes > room.left) break;
    room.left -= bytes;
    at += bytes === PAIR_BYTES ? 2 : 1;
  }
  return text.slice(0, at);
}

function textBytes(text: string, isJson: boolean): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const here = bytesAt(text, at, isJson);
    bytes += here;
    if (here === PAIR_BYTES) at += 1;
  }
  return bytes;
}

/** Only a character of two units takes four bytes. */
const PAIR_BYTES = 4;
const UNICODE_ESCAPE = 6;
/** `\b`, `\t`, `\n`, `\f`, `\r`. */
const SHORT_ESCAPES: ReadonlySet<number> = new Set([8, 9, 10, 12, 13]);

function bytesAt(text: string, at: number, isJson: boolean): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    if (!isJson) return 1;
    if (code < 0x20) return SHORT_ESCAPES.has(code) ? 2 : UNICODE_ESCAPE;
    return code === 0x22 || code === 0x5c ? 2 : 1;
  }
  if (code < 0x8_00) return 2;
  if (code < 0xd8_00 || code > 0xdf_ff) return 3;
  const next = text.charCodeAt(at + 1);
  if (code < 0xdc_00 && next >= 0xdc_00 && next <= 0xdf_ff) return PAIR_BYTES;
  return isJson ? UNICODE_ESCAPE : 3;
}
