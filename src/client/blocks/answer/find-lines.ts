/** Finds a text in the lines that `LongText` draws. */
import { textTest } from '#run/results/find-text.ts';
import { splitLines } from './split-lines.ts';

/** More than anybody steps through. */
const MOST_FOUND = 1000;

/** Indices of the lines that contain `query`, ignoring case; none for an empty one. */
export function findLines(text: string, query: string): number[] {
  if (query.trim() === '') return [];
  const isWanted = textTest(query);
  const found: number[] = [];
  for (const [index, line] of splitLines(text, null).lines.entries()) {
    if (isWanted(line) && found.push(index) === MOST_FOUND) break;
  }
  return found;
}
