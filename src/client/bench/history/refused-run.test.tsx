// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { readEvidence } from '#run/evidence/read-evidence.ts';
import type { Run } from '#run/model/run.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { summarizeRun } from '../../runs/history/run-summary.ts';
import { runKeys } from '../../runs/run-cache.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { HistoryStrip } from './history-strip.tsx';

const workspace = workspaceForEachTest();
afterEach(cleanup);

const item = (name: string) => screen.findByRole('button', { name });

/** The strip, with a run that was refused. */
async function openRefused(run: Run, fault: number | null = 413) {
  const page = renderPage(
    <HistoryStrip onOpenFile={() => undefined} isListUp={false} onToggleList={() => undefined} />,
  );
  const history = await page.services.openHistory();
  workspace().fault = fault;
  await act(() => history.save({ run, summary: summarizeRun(run, 'No tweaks') }));
  workspace().fault = null;
  await act(() => page.client.refetchQueries({ queryKey: runKeys.summaries }));
  await screen.findByText(/^Run 3 is only in this tab: /);
  return { ...page, history };
}

const third = (answer: string) => answeredRun([answer], { number: 3 });

it('a run that the server refuses can be saved as a file or discarded, and stays discarded', async () => {
  const large = third('three');
  const { user, services, history } = await openRefused(large);
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
  // Its traces arrive late.
  expect(await history.save({ run: large, summary: summarizeRun(large, 'No tweaks') })).toMatchObject({
    wasDeleted: true,
  });
  expect((await history.list()).summaries).toEqual([]);
});

it('a run that the server refuses can be sent again, and is saved once the server takes it', async () => {
  const { user, history, services } = await openRefused(third('three'));
  workspace().fault = 413;
  await user.click(await item('Send run 3 again'));
  await waitFor(() => expect(workspace().seen.filter((line) => line.startsWith('PUT'))).toHaveLength(2));
  await screen.findByText('Run 3 is only in this tab: The disk is full.');
  workspace().fault = null;
  await waitFor(async () => expect((await item('Send run 3 again')).ariaDisabled).not.toBe('true'));
  await user.click(await item('Send run 3 again'));
  await waitFor(() => expect(useUiState.getState().announcement).toBe('Run 3 saved'));
  expect(screen.queryByText(/only in this tab/)).toBeNull();
  expect(services.outboxState.getState().refused).toEqual([]);
  expect((await history.list()).summaries).toMatchObject([{ id: 'run-3', version: 1 }]);
});

it('a run that is over the limit of the product is not sent again', async () => {
  await openRefused(third('A line of plain words.\n'.repeat(2_700_000)), null);
  expect(await item('Save run 3 as a file')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Send run 3 again' })).toBeNull();
});
