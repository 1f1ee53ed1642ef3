// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Batch, BatchResult } from '#run/batch/batch.ts';
import { sampleDraft, sampleFlow, sampleIndex } from '#run/testing/sample-run.ts';
import { openBatches } from '../../runs/batch/store/open-batches.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { useBatch } from './use-batch.ts';
import { useBatchRow } from './use-batch-row.ts';

afterEach(cleanup);

const flow = { id: 'flow-1', name: 'Sample', flow: sampleFlow, index: sampleIndex, suggested: null, isSample: false };
const kept: Batch = {
  ...{ id: 'b', flow: { id: 'flow-1', name: 'Sample' }, draft: sampleDraft() },
  ...{ columns: ['input'], targets: [{ kind: 'value' }], expectation: null, output: null, atOnce: 1, count: 1 },
};
const failed = (why: string): BatchResult => ({ row: 0, status: 'failed', isMet: null, why, answer: '', ms: 1 });

function FirstRow({ batch, now }: { batch: Batch; now: number }) {
  return <p>{useBatchRow(batch, 0, now)?.result?.why}</p>;
}

function Probe() {
  const { state, unread, reread } = useBatch(flow);
  if (unread !== null)
    return (
      <button type="button" onClick={reread}>
        {unread}
      </button>
    );
  return state && <FirstRow batch={state.batch} now={state.rows[0] ?? 0} />;
}

it('shows a new result from another tab, even if the state of the row is the same', async () => {
  const store = await openBatches();
  await store.create('flow-1', { batch: kept, rows: [['Ada']], results: [failed('Too slow')] });
  renderPage(<Probe />);
  expect(await screen.findByText('Too slow')).toBeTruthy();
  await store.keep('b', { result: failed('Refused'), run: null });
  act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  expect(await screen.findByText('Refused')).toBeTruthy();
});

it('says that the batch cannot be read', async () => {
  await openBatches();
  const disk = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
    throw new Error('The disk is gone');
  });
  renderPage(<Probe />);
  const again = await screen.findByRole('button', { name: 'The disk is gone' });
  disk.mockRestore();
  act(() => again.click());
  expect(await screen.findByText('Refused')).toBeTruthy();
});
