/** Rows as text, each column as wide as its longest cell; the last one is not padded. */

import { safeLine } from './safe-line.ts';

/** `paint` colours a padded cell; widths are of the plain text. What would break a row is taken out of its cells. */
export function alignRows(
  given: readonly (readonly string[])[],
  paint: (text: string, column: number, row: number) => string = (text) => text,
): string[] {
  const rows = given.map((row) => row.map(safeLine));
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, [...cell].length);
  return rows.map((row, index) =>
    row
      .map((cell, column) => {
        const fill = column === row.length - 1 ? 0 : (widths[column] ?? 0) - [...cell].length;
        return paint(cell, column, index) + ' '.repeat(fill);
      })
      .join('  ')
      .trimEnd(),
  );
}
