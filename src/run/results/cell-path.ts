/** Finds the value of a table's cell in its source data. */
import type { JsonPath } from './result-accessor.ts';
import type { ResultTable } from './result-table.ts';

/** Null for a cell of a row that lacks the column's key. */
export function cellPath({ shape, columns, rows }: ResultTable, row: number, column: number): JsonPath | null {
  const cells = rows[row];
  const cell = cells?.[column];
  if (cells === undefined || cell === undefined) return null;
  if (shape === 'values') return [row];
  if (shape === 'fields') return typeof cells[0] === 'string' ? [cells[0]] : null;
  const key = columns[column]?.key;
  return key === undefined ? null : [row, key];
}
