// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { useUiState } from '../../../shell/state/ui-state.ts';
import { renderPage, sampleDetail } from '../../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../../testing/test-workspace.ts';
import { ResultsPane } from '../results-pane.tsx';

const workspace = workspaceForEachTest();
afterEach(cleanup);

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
  await screen.findByText('Press Run: one input is ready.');
});
