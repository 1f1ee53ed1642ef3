/** Exports the whole batch as a file, reading it in parts. */
import type { Batch } from '#run/batch/batch.ts';
import { exportHead, exportRows } from '#run/batch/export-batch.ts';
import type { BatchStore } from './store/stored-batch.ts';

const PART = 500;

export async function exportBatchFile(
  store: BatchStore,
  batch: Batch,
  format: 'csv' | 'jsonl',
): Promise<{ name: string; blob: Blob }> {
  const parts: string[] = format === 'csv' ? [exportHead(batch)] : [];
  for (let from = 0; from < batch.count; from += PART) {
    const [cells, results] = await Promise.all([
      store.rows(batch.id, from, from + PART),
      store.results(batch.id, from, from + PART),
    ]);
    if (cells.length === 0) throw new Error('Another tab has replaced or deleted this batch');
    const rows = cells.map((row, place) => ({ row: from + place, cells: row }));
    parts.push(exportRows(batch, format, rows, new Map(results.map((result) => [result.row, result]))));
  }
  const type = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/x-ndjson';
  return { name: `batch.${format}`, blob: new Blob(parts, { type }) };
}
