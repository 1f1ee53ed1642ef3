// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderPage } from '../../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../../testing/test-workspace.ts';
import { ResultsPane } from '../results-pane.tsx';

const workspace = workspaceForEachTest();
afterEach(cleanup);

it('says that a linked run is not on this server', async () => {
  renderPage(<ResultsPane />, { search: 'run=gone' });
  expect(await screen.findByRole('heading', { name: 'This run is not on this server' })).toBeTruthy();
});

it('says that a linked run could not be read, and tries again', async () => {
  workspace().fault = 0;
  const { user } = renderPage(<ResultsPane />, { search: 'run=gone' });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe('The run could not be read: The server of this page does not answer.');
  workspace().fault = null;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'This run is not on this server' })).toBeTruthy();
});
