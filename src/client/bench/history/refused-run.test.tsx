// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { readEvidence } from '#run/evidence/read-evidence.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { summarizeRun } from '../../runs/history/run-summary.ts';
import { runKeys } from '../../runs/run-cache.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { HistoryStrip } from './history-strip.tsx';

const workspace = workspaceForEachTest();
afterEach(cleanup);

const item = (name: string) => screen.findByRole('button', { name });

it('a run that the server refuses can be saved as a file or discarded', async () => {
  const { user, client, services } = renderPage(
    <HistoryStrip onOpenFile={() => undefined} isListUp={false} onToggleList={() => undefined} />,
  );
  const history = await services.openHistory();
  workspace().fault = 413;
  const large = answeredRun(['three'], { number: 3 });
  await act(() => history.save({ run: large, summary: summarizeRun(large, 'No tweaks') }));
  workspace().fault = null;
  await act(() => client.refetchQueries({ queryKey: runKeys.summaries }));
  await screen.findByText('Run 3 is only in this tab: The disk is full.');
  const files: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return 'blob:x';
  });
  await user.click(await item('Save run 3 as a file'));
  await waitFor(() => expect(files).toHaveLength(1));
  expect(readEvidence((await files[0]?.text()) ?? '')).toMatchObject([{ number: 3, inputs: large.inputs }]);

  await user.click(await item('Discard run 3'));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(screen.queryByText(/only in this tab/)).toBeNull());
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Run 3' })).toBeNull());
  expect(services.outboxState.getState().refused).toEqual([]);
});
