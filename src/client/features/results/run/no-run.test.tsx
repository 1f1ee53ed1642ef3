// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { useUiState } from '../../../state/ui-state.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { ResultsPane } from '../results-pane.tsx';

afterEach(() => {
  cleanup();
  useUiState.setState({ sharedRequest: null });
  localStorage.clear();
});

const pane = <ResultsPane loadErrorView={async () => () => null} />;

it('opens the newest run of the flow, and never says that nothing has run if there are runs', async () => {
  const other = { ...answeredRun(['b'], { number: 3 }), flow: { id: 'flow-2', name: 'Other' } };
  const elsewhere = answeredRun(['c'], { number: 4, server: LANGFLOW_SERVER, address: 'http://flows:7860' });
  const own = [answeredRun(['e'], { number: 2 }), answeredRun(['d'], { number: 1 })];
  const runs = [elsewhere, other, ...own];
  const { addresses, unmount } = renderPage(pane, { runs, isShown: false });
  await waitFor(() => expect(addresses.at(-1)).toContain('run=run-2'));
  expect(await screen.findByRole('article', { name: 'Chat Output, Input 1' })).toBeTruthy();
  unmount();
  renderPage(pane, { runs: [elsewhere, other], isShown: false });
  expect(screen.getByRole('heading', { name: 'This flow has not run yet' })).toBeTruthy();
});

it('says that a request is from a link, and does not open an older run', async () => {
  useUiState.setState({ sharedRequest: { flowId: 'flow-1', openedAt: Date.now() } });
  renderPage(pane, {
    runs: [answeredRun(['old'], { number: 1 })],
    isShown: false,
    samples: [{ id: 's1', name: 'Two inputs, two answers', is_sample: true }],
  });
  expect(screen.getByRole('heading', { name: 'Shared request: press Run' })).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Examples' })).toBeNull();
  act(() => useUiState.setState({ sharedRequest: null }));
  expect(await screen.findByRole('article', { name: 'Chat Output, Input 1' })).toBeTruthy();
});

it('says that a run was made in Present', async () => {
  renderPage(pane, { runs: [{ ...answeredRun(['shown'], { number: 1 }), madeIn: 'present' }] });
  expect(await screen.findByText(/^Run #1, from Present\./)).toBeTruthy();
});
