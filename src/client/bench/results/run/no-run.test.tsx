// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { rememberOwnRun } from '../../../runs/history/own-runs.ts';
import { useUiState } from '../../../shell/state/ui-state.ts';
import { renderPage, sampleDetail } from '../../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../../testing/test-workspace.ts';
import { ResultsPane } from '../results-pane.tsx';

const workspace = workspaceForEachTest();
afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('the pane says that a linked run is not on this server', async () => {
  renderPage(<ResultsPane />, { search: 'run=gone' });
  expect(await screen.findByRole('heading', { name: 'This run is not on this server' })).toBeTruthy();
});

it('the pane says that a linked run could not be read, and can try again', async () => {
  workspace().fault = 0;
  const { user } = renderPage(<ResultsPane />, { search: 'run=gone' });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe('The run could not be read: The server of this page does not answer.');
  workspace().fault = null;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'This run is not on this server' })).toBeTruthy();
});

it('the pane says of a flow that needs a Langflow only that it can be checked here, and runs there', async () => {
  const needs = { components: 4, needs_langflow: ['Agent'], needs_model: [] };
  renderPage(<ResultsPane />, { flow: { ...sampleDetail, needs } });
  expect(await screen.findByText('You can check tweaks here. To run it, connect a Langflow.')).toBeTruthy();
  expect(screen.queryByText(/press Run|embedded engine/i)).toBeNull();
});

it('the pane offers the Langflow that answers on this machine, and opens the connection with its address', async () => {
  const found = { url: 'http://localhost:7860', version: '1.13.0' };
  const { user } = renderPage(<ResultsPane />, { relay: { configured: null, limits: null, found } });
  await screen.findByText(/^Langflow 1\.13 answers at localhost:7860\./);
  expect(screen.queryByRole('button', { name: 'Connect Langflow' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  await waitFor(() => expect(useUiState.getState().requests.connection).toEqual({ address: found.url }));
});

it('the pane calls the inputs of a sample examples, but not those of a link', async () => {
  const suggested = { inputs: [{ input_value: 'hi' }] };
  const { unmount } = renderPage(<ResultsPane />, { flow: { ...sampleDetail, suggested } });
  await screen.findByText(/^Press Run: one example input is ready\./);
  unmount();
  useUiState.setState({ sharedRequest: { flowId: sampleDetail.id, openedAt: Date.now() } });
  onTestFinished(() => useUiState.setState({ sharedRequest: null }));
  renderPage(<ResultsPane />, { flow: { ...sampleDetail, suggested } });
  await screen.findByText(/^Press Run: the sender's one input is ready\./);
});

describe('without a run in the address', () => {
  const others = { ...answeredRun(['Theirs']), id: 'theirs', number: 2 };
  const own = { ...answeredRun(['Mine']), id: 'mine', number: 1 };

  it('the pane opens no run that another browser started, and leads to all runs', async () => {
    const { user, addresses } = renderPage(<ResultsPane />, { runs: [others, own], isShown: false });
    expect(await screen.findByRole('heading', { name: 'You have not run this flow yet' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '2 runs of others in History' }));
    expect(useUiState.getState().requests.allRuns).toBe(true);
    expect(addresses).toEqual([]);
  });

  it('the pane opens the newest run that this browser started', async () => {
    rememberOwnRun('mine');
    const { addresses } = renderPage(<ResultsPane />, { runs: [others, own], isShown: false });
    await waitFor(() => expect(addresses.at(-1)).toContain('run=mine'));
  });

  it('the pane opens the newest run of your name, whichever browser started it', async () => {
    const people = { you: { name: 'Mara', from: 'page' }, ranBy: { theirs: 'Jonas', mine: 'Mara' } } as const;
    const { addresses } = renderPage(<ResultsPane />, { runs: [others, own], isShown: false, ...people });
    await waitFor(() => expect(addresses.at(-1)).toContain('run=mine'));
  });

  it('the pane opens a run of somebody else that the address names', async () => {
    renderPage(<ResultsPane />, { runs: [others] });
    expect(await screen.findByText('Theirs')).toBeTruthy();
  });
});
