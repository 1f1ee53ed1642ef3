import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Batch } from '#run/batch/batch.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { exportBatchFile } from './export-batch-file.ts';
import { openBatchDatabase } from './store/batch-database.ts';

const COUNT = 1_001;
const batch: Batch = {
  ...{ id: 'b1', flow: { id: 'flow-1', name: 'Sample' }, draft: sampleDraft() },
  ...{ columns: ['q'], targets: [{ kind: 'value' }], expectation: null, output: null, atOnce: 1, count: COUNT },
};

it('exports all rows in order, and nothing if another tab has replaced the batch', async () => {
  const store = await openBatchDatabase();
  const rows = Array.from({ length: COUNT }, (_, row) => [`question ${row + 1}`]);
  await store.create('key', { batch, rows, results: [] });
  const result = { status: 'done', isMet: null, why: '', answer: 'late', ms: 1 } as const;
  await store.keep('b1', { result: { ...result, row: 1_000 }, run: null });
  const { name, blob } = await exportBatchFile(store, batch, 'jsonl');
  expect(name).toBe('batch.jsonl');
  const lines = (await blob.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ row, asked }) => [row, asked.q])).toEqual(rows.map(([text], row) => [row + 1, text]));
  expect(lines.at(-1)).toMatchObject({ status: 'done', answer: 'late' });
  expect(lines[0]).toMatchObject({ status: 'waiting' });

  await store.create('key', { batch: { ...batch, id: 'b2', count: 1 }, rows: [['other']], results: [] });
  await expect(exportBatchFile(store, batch, 'csv')).rejects.toThrow('Another tab has replaced or deleted this batch');
});
