/** The text in a ToolMessage that Langflow wrote with Python's `str`: `content='…' name='search' tool_call_id='…'`. */

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
]);

/** Digits after `\x`, `\u` and `\U`. */
const CODES: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

const START = 'content=';

/** Null for a text of another form. */
export function contentOfRepr(text: string): string | null {
  const quote = text[START.length];
  if (!text.startsWith(START) || (quote !== "'" && quote !== '"')) return null;
  const parts: string[] = [];
  for (let at = START.length + 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === quote) return parts.join('');
    if (character !== '\\') {
      parts.push(character);
      continue;
    }
    at += 1;
    const escaped = text[at] ?? '';
    const digits = CODES.get(escaped) ?? 0;
    const code = Number.parseInt(text.slice(at + 1, at + 1 + digits), 16);
    const isCode = digits > 0 && code <= 0x10ffff;
    parts.push(isCode ? String.fromCodePoint(code) : (ESCAPES.get(escaped) ?? `\\${escaped}`));
    if (isCode) at += digits;
  }
  return null;
}
