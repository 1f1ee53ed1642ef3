// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, configure, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { sampleDraft, sampleFlow, sampleIndex } from '#run/testing/sample-run.ts';
import { readDraft, writeDraft } from '../../draft/draft-storage.ts';
import { readKnobs, writeKnobs } from '../../draft/knobs/knob-storage.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { DeleteFlowDialog } from './flow-dialogs.tsx';

configure({ asyncUtilTimeout: 10_000 });
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

it('forgets what was typed for a deleted flow, also under the name of its endpoint', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('null')));
  // The address names it `flow-1`.
  const flow = { id: 'f', name: 'Sample', flow: sampleFlow, index: sampleIndex, suggested: null, isSample: false };
  const onClose = vi.fn();
  for (const name of ['f', 'flow-1']) {
    writeDraft(name, sampleDraft(), sampleDraft());
    writeKnobs(name, [{ component: 'Model-m1', field: 'temperature', label: 'Mine' }]);
  }
  const { user } = renderPage(<DeleteFlowDialog flow={flow} onClose={onClose} />, { flow });
  await user.click(screen.getByRole('button', { name: 'Delete flow' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  for (const name of ['f', 'flow-1']) expect([readDraft(name), readKnobs(name)]).toEqual([null, []]);
});

it('leaves alone what was typed for another flow, opened by Back with the dialog open, and asks once', async () => {
  const asked = vi.fn(() => Promise.resolve(new Response('null')));
  vi.stubGlobal('fetch', asked);
  const flow = { id: 'f', name: 'Gone', flow: sampleFlow, index: sampleIndex, suggested: null, isSample: false };
  const onClose = vi.fn();
  for (const name of ['f', 'flow-1']) writeDraft(name, sampleDraft(), sampleDraft());
  const { user, addresses } = renderPage(<DeleteFlowDialog flow={flow} onClose={onClose} />);
  await user.dblClick(screen.getByRole('button', { name: 'Delete flow' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect([readDraft('f'), readDraft('flow-1') === null, addresses]).toEqual([null, false, []]);
  expect(asked.mock.calls.filter((call: unknown[]) => JSON.stringify(call).includes('DELETE'))).toHaveLength(1);
});
