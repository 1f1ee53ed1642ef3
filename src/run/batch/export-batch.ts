/** Exports a batch: one line per row with question, answer and result of the check. */
import type { JsonValue } from '#contract/json.ts';
import { csvLines } from '../results/result-table.ts';
import type { Batch, BatchResult } from './batch.ts';

/** The lines of some of the rows, so that a large batch is never in memory as a whole. `results` by row. */
export function exportRows(
  batch: Batch,
  format: 'csv' | 'jsonl',
  rows: readonly { row: number; cells: readonly JsonValue[] }[],
  results: ReadonlyMap<number, BatchResult>,
): string {
  if (format === 'jsonl') {
    return rows
      .map(({ row, cells }) => {
        const asked = Object.fromEntries(batch.columns.map((column, index) => [column, cells[index] ?? '']));
        const { status = 'waiting', isMet = null, why = '', answer = '', ms } = results.get(row) ?? {};
        return `${JSON.stringify({ row: row + 1, asked, status, expected: isMet, why, answer, ms: whole(ms) })}\n`;
      })
      .join('');
  }
  const lines = rows.map(({ row, cells }) => {
    const result = results.get(row);
    const met = result?.isMet === true ? 'yes' : result?.isMet === false ? 'no' : null;
    const own = [result?.status ?? 'waiting', met, result?.why, result?.answer, whole(result?.ms)];
    return [row + 1, ...batch.columns.map((_, index) => cells[index]), ...own];
  });
  return csvLines(lines);
}

function whole(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms);
}

/** The header of the CSV. */
export function exportHead({ columns }: Batch): string {
  return csvLines([['row', ...columns, 'status', 'passed', 'why', 'answer', 'ms']]);
}
