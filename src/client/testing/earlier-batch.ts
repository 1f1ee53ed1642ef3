/** Batches as earlier releases kept them, for tests. */
import type { Batch, BatchResult } from '#run/batch/batch.ts';
import type { Run } from '#run/model/run.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { sendCells } from '../runs/cells/send-cells.ts';
import type { Ask } from '../runs/history/workspace-ask.ts';
import { toCell, toSuite } from '../tests/runs/take-over/kept-batches.ts';
import { saveBatch } from '../tests/runs/take-over/save-batch.ts';

export function sampleBatch(changes: Partial<Batch> = {}): Batch {
  return {
    id: 'b1',
    flow: { id: 'flow-1', name: 'Sample' },
    draft: sampleDraft(),
    startedAt: 1,
    columns: ['q'],
    targets: [{ kind: 'value' }],
    expectation: null,
    output: null,
    atOnce: 1,
    count: 3,
    ...changes,
  };
}

export function sampleResult(row: number, changes: Partial<BatchResult> = {}): BatchResult {
  return { row, status: 'done', isMet: null, why: '', answer: `answer ${row}`, ms: 1, ...changes };
}

/** `key` has the server and the flow. */
export async function keepEarlierBatch(
  ask: Ask,
  key: string,
  batch: Batch,
  rows: readonly (readonly string[])[],
  results: readonly { result: BatchResult; run: Run | null }[],
): Promise<void> {
  const kept = { ...batch, count: rows.length };
  await saveBatch(ask, toSuite(key, kept, []), kept, rows);
  for (const { result, run } of results) {
    const cell = toCell(run === null ? result : { ...result, run: 'kept' });
    await sendCells(ask, [{ result: batch.id, term: 0, ...cell, run }], null);
  }
}
