/** How deep JSON text nests, found without a parser, which would have to go as deep. */

/** Where something is in a text. `line` counts from 1. */
export interface TextPlace {
  offset: number;
  length: number;
  line: number;
}

/** Offset just after the string that begins at `start`: at its closing quote, or at the end of the line that lacks one. */
function endOfString(text: string, start: number): number {
  for (let offset = start + 1; offset < text.length; offset += 1) {
    const character = text[offset];
    if (character === '\\') offset += 1;
    else if (character === '"') return offset + 1;
    else if (character === '\n' || character === '\r') return offset;
  }
  return text.length;
}

/** Offset just after the comment that begins at `start`; `start` itself when none does. */
function endOfComment(text: string, start: number): number {
  const kind = text[start + 1];
  if (kind === '*') {
    const end = text.indexOf('*/', start + 2);
    return end === -1 ? text.length : end + 2;
  }
  if (kind !== '/') return start;
  for (let offset = start + 2; offset < text.length; offset += 1) {
    if (text[offset] === '\n' || text[offset] === '\r') return offset;
  }
  return text.length;
}

/** Where the text first nests deeper than `limit` levels, or null. Braces in strings and comments do not count. */
export function findTooDeep(text: string, limit: number): TextPlace | null {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (character === '"') offset = endOfString(text, offset) - 1;
    else if (character === '/') offset = Math.max(offset, endOfComment(text, offset) - 1);
    else if (character === '}' || character === ']') depth -= 1;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > limit) return { offset, length: 1, line: text.slice(0, offset).split('\n').length };
    }
  }
  return null;
}
