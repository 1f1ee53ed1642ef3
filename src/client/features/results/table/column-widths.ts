/** Widths of columns before anyone changes them: wide for long texts, narrow for numbers. */
import { cellText, type ResultTable } from '#run/results/result-table.ts';

/** The same while filtering, so that nothing jumps. */
export function columnWidths(table: ResultTable): string[] {
  if (table.shape === 'fields') return ['26%', '74%'];
  const sample = table.rows.slice(0, 100);
  const weights = table.columns.map(({ key, isNumeric }, column) => {
    const longest = sample.reduce((most, row) => Math.max(most, cellText(row[column]).length), key.length);
    return isNumeric ? 1 : Math.min(5, Math.max(1.2, longest / 10));
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => `${((weight / sum) * 100).toFixed(2)}%`);
}
