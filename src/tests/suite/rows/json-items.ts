/** The items of a JSON array as they are written, with the line of each from 1: so that a mistake in one leaves the others. */
export function* jsonItems(text: string): Generator<{ line: string; number: number }> {
  const open = text.indexOf('[');
  let depth = 0;
  let isQuoted = false;
  let from = open + 1;
  let number = 1;
  let at = open;
  const item = (end: number) => {
    const line = text.slice(from, end);
    const blank = line.length - line.trimStart().length;
    const found = { line: line.trim(), number: number + countBreaks(text, from, from + blank) };
    number += countBreaks(text, from, end);
    return found;
  };
  number += countBreaks(text, 0, from);
  for (; at < text.length; at += 1) {
    const sign = text[at];
    if (isQuoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') {
      depth -= 1;
      if (depth === 0) break;
    } else if (sign === ',' && depth === 1) {
      yield item(at);
      from = at + 1;
    }
  }
  yield item(at);
  // What follows the array, or nothing. A text that ends within it has an item that is cut.
  from = at + 1;
  if (text.slice(from).trim() !== '') yield item(text.length);
}

/** Looks at no character after `to`: a file of one line would be searched to its end for every item. */
function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) count += 1;
  return count;
}
