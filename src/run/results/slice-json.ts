/** Extracts the exact text of one value from a JSON document, with its numbers, spaces and escapes. */
import type { JsonPath } from './result-accessor.ts';

/** Null when the path does not exist. `text` must be JSON; it is scanned, not parsed, so megabytes take milliseconds. */
export function sliceJson(text: string, path: JsonPath): string | null {
  let start = skipSpace(text, 0);
  for (const key of path) {
    const next = findValue(text, start, key);
    if (next === null) return null;
    start = next;
  }
  const end = skipValue(text, start);
  return end > start ? text.slice(start, end) : null;
}

/** Offset of the value of `key` in the list or object at `at`. The last of equal keys counts, as in JSON.parse. */
function findValue(text: string, at: number, key: string | number): number | null {
  const isList = typeof key === 'number';
  if (text[at] !== (isList ? '[' : '{')) return null;
  let found: number | null = null;
  let position = skipSpace(text, at + 1);
  for (let index = 0; position < text.length && text[position] !== ']' && text[position] !== '}'; index += 1) {
    let isWanted = index === key;
    if (!isList) {
      const end = skipString(text, position);
      isWanted = readKey(text.slice(position, end)) === key;
      position = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (isWanted) found = position;
    if (isWanted && isList) return found;
    const end = skipSpace(text, skipValue(text, position));
    if (text[end] !== ',') break;
    position = skipSpace(text, end + 1);
  }
  return found;
}

function readKey(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (!inner.includes('\\')) return inner;
  const value: unknown = JSON.parse(quoted);
  return typeof value === 'string' ? value : '';
}

function skipValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return skipString(text, start);
  if (first !== '{' && first !== '[') return skipWord(text, start);
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (character === '"') {
      at = skipString(text, at);
      continue;
    }
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    at += 1;
    if (depth === 0) return at;
  }
  return at;
}

/** Offset after the closing quote of the string that begins at `start`. */
function skipString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return text.length;
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\') slashes += 1;
    at = quote + 1;
    if (slashes % 2 === 0) return at;
  }
}

function skipWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s,\]}]/.test(text[at] ?? '')) at += 1;
  return at;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}
