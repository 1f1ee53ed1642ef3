/**
 * Finds where a JSON text is invalid, counted as Langflow does: in code points from the start, at the position where
 * Python's parser stops. V8's own messages give a position only sometimes.
 */

const WHITESPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const LITERAL = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Position of the first error, or null for valid JSON. Iterative, so that deep nesting cannot overflow the stack. */
export function jsonErrorPosition(text: string): number | null {
  const offset = findError(text);
  return offset === null ? null : countCodePoints(text, offset);
}

/** A list of these would take a hundred times the memory of the text. */
function countCodePoints(text: string, end: number): number {
  let count = 0;
  for (let at = 0; at < end; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count += 1;
  return count;
}

/** What may come next: a value (or, right after an opening bracket, its end), a key, or what follows a value. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'after-value';

function findError(text: string): number | null {
  let at = 0;
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  for (;;) {
    take(WHITESPACE);
    const next = text[at];
    if (expected === 'after-value') {
      const inside = open.at(-1);
      if (inside === undefined) return next === undefined ? null : at;
      if (next === ',') {
        at += 1;
        expected = inside === '{' ? 'key' : 'value';
      } else if (next === (inside === '{' ? '}' : ']')) {
        at += 1;
        open.pop();
      } else return at;
    } else if (expected === 'key' || expected === 'key-or-end') {
      if (next === '}' && expected === 'key-or-end') {
        at += 1;
        open.pop();
        expected = 'after-value';
        continue;
      }
      if (next !== '"') return at;
      const end = endOfString(text, at);
      if (end.error !== null) return end.error;
      at = end.after;
      take(WHITESPACE);
      if (text[at] !== ':') return at;
      at += 1;
      expected = 'value';
    } else if (next === '{' || next === '[') {
      at += 1;
      open.push(next);
      expected = next === '{' ? 'key-or-end' : 'value-or-end';
    } else if (next === ']' && expected === 'value-or-end') {
      at += 1;
      open.pop();
      expected = 'after-value';
    } else if (next === '"') {
      const end = endOfString(text, at);
      if (end.error !== null) return end.error;
      at = end.after;
      expected = 'after-value';
    } else if (take(LITERAL) || take(NUMBER)) {
      expected = 'after-value';
    } else return at;
  }
}

/**
 * The position after the string that begins at `start`, or the position of its error: an unterminated string is an
 * error at its first quote.
 */
function endOfString(text: string, start: number): { after: number; error: null } | { after: null; error: number } {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { after: at + 1, error: null };
    if (code < 0x20) return { after: null, error: at };
    if (code !== 0x5c) {
      at += 1;
      continue;
    }
    ESCAPE.lastIndex = at;
    if (ESCAPE.test(text)) at = ESCAPE.lastIndex;
    else if (at + 1 >= text.length) break;
    // An incomplete \u is an error at its u, an unknown escape at its backslash.
    else return { after: null, error: text[at + 1] === 'u' ? at + 1 : at };
  }
  return { after: null, error: start };
}
