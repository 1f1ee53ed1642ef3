/** Checks how deep JSON text nests, without a parser, which would recurse as deep. */

/** A range of a text. `line` counts from 1. */
export interface TextSpan {
  offset: number;
  length: number;
  line: number;
}

/** Offset after the string that begins at `start`: after its closing quote, or at the end of the line if there is none. */
function endOfString(text: string, start: number): number {
  for (let offset = start + 1; offset < text.length; offset += 1) {
    const character = text[offset];
    if (character === '\\') offset += 1;
    else if (character === '"') return offset + 1;
    else if (character === '\n' || character === '\r') return offset;
  }
  return text.length;
}

/** Offset after the comment that begins at `start`; `start` itself if there is no comment. */
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

/** The first bracket that nests deeper than `limit` levels, or null. Ignores brackets in strings and comments. */
export function findTooDeep(text: string, limit: number): TextSpan | null {
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
