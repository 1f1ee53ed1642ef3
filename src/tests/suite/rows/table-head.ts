/** What the beginning of a table tells: its separator, and whether it has names. */

import { likelyDelimiter, tableRecords } from './table-records.ts';
import { targetOfName } from './target-of-column.ts';

/** The first line by which Excel tells itself the separator: `sep=;`. */
const SIGN = /^"?sep=([^\n])"?\n/i;

/** The separator that the text itself names; null if it names none. */
export function signOf(text: string): string | null {
  return SIGN.exec(text)?.[1] ?? null;
}

/** The text with an empty line in place of the one that names the separator, so that the others keep their numbers. */
export function withoutSign(text: string): string {
  return text.replace(SIGN, '\n');
}

/** Cells of the first row. */
const MOST = 1_000;

/** False for a table whose first row looks like values. */
export function hasNames(text: string): boolean {
  const table = withoutSign(text);
  for (const { cells } of tableRecords(table, signOf(text) ?? likelyDelimiter(table), MOST)) {
    const names = cells.map((cell) => cell.trim());
    if (names.some((name) => name !== ''))
      return names.some((name) => targetOfName(name) !== null) || !names.some(isValue);
  }
  return true;
}

const NUMBER = /^[-+]?\d+(?:[.,]\d+)?$/;

/** A question, a sentence or a number is a value rather than a name. */
function isValue(cell: string): boolean {
  return cell.endsWith('?') || (/[.!]$/.test(cell) && /\s/.test(cell)) || NUMBER.test(cell);
}
