// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sampleDraft, sampleFlow, sampleIndex } from '#run/testing/sample-run.ts';
import { knobsOf } from '../../draft/knobs/knob-storage.ts';
import { readDraft, writeDraft } from '../../draft/storage/local-drafts.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { renderPage, sampleDetail } from '../../testing/render-page.tsx';
import { FlowMenuDialog } from './flow-dialogs.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

it('the drafts of a deleted flow are deleted, also under its endpoint name', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('null')));
  // The URL has it as `flow-1`.
  const flow = { id: 'f', name: 'Sample', flow: sampleFlow, index: sampleIndex, suggested: null, isSample: false };
  const onClose = vi.fn();
  for (const name of ['f', 'flow-1']) {
    writeDraft(name, sampleDraft(), sampleDraft());
    knobsOf(name).write([{ component: 'Model-m1', field: 'temperature', label: 'Mine' }]);
  }
  const { user } = renderPage(<FlowMenuDialog choice={{ kind: 'delete', flow }} onClose={onClose} />, { flow });
  await user.click(screen.getByRole('button', { name: 'Delete flow' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  for (const name of ['f', 'flow-1']) expect([readDraft(name), knobsOf(name).read()]).toEqual([null, []]);
});

describe('a dialog that is closed while the server deletes', () => {
  async function closeEarly(answer: Response) {
    let give = (_response: Response) => {};
    const answered = new Promise<Response>((done) => {
      give = done;
    });
    vi.stubGlobal('fetch', () => answered);
    const onClose = vi.fn();
    writeDraft('flow-1', sampleDraft(), sampleDraft());
    const page = renderPage(<FlowMenuDialog choice={{ kind: 'delete', flow: sampleDetail }} onClose={onClose} />);
    await page.user.click(screen.getByRole('button', { name: 'Delete flow' }));
    page.unmount();
    give(answer);
    return { onClose, addresses: page.addresses };
  }

  it('still deletes the draft of the flow, and closes no dialog that was opened since', async () => {
    const { onClose } = await closeEarly(new Response('null'));
    await waitFor(() => expect(readDraft('flow-1')).toBeNull());
    expect(onClose).not.toHaveBeenCalled();
  });

  it('says if the flow was not deleted, keeps its draft, and does not open it again', async () => {
    const { addresses } = await closeEarly(new Response('{"detail": "no"}', { status: 500 }));
    await waitFor(() =>
      expect(useUiState.getState().notices.map(({ message }) => message)).toContain(
        'Sample was not deleted: the server did not do it',
      ),
    );
    expect(readDraft('flow-1')).not.toBeNull();
    expect(addresses.filter((address) => address.includes('flow-1'))).toEqual([]);
  });
});

it('the draft of another flow stays that was opened by Back with the dialog open, and one request is sent', async () => {
  const fetchMock = vi.fn(() => Promise.resolve(new Response('null')));
  vi.stubGlobal('fetch', fetchMock);
  const flow = { id: 'f', name: 'Gone', flow: sampleFlow, index: sampleIndex, suggested: null, isSample: false };
  const onClose = vi.fn();
  for (const name of ['f', 'flow-1']) writeDraft(name, sampleDraft(), sampleDraft());
  const { user, addresses } = renderPage(<FlowMenuDialog choice={{ kind: 'delete', flow }} onClose={onClose} />);
  await user.dblClick(screen.getByRole('button', { name: 'Delete flow' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect([readDraft('f'), readDraft('flow-1') === null, addresses]).toEqual([null, false, []]);
  expect(fetchMock.mock.calls.filter((call: unknown[]) => JSON.stringify(call).includes('DELETE'))).toHaveLength(1);
});
