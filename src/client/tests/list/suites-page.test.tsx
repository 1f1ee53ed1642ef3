// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useUiState } from '../../shell/state/ui-state.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { SuitesPage } from './suites-page.tsx';

const workspace = workspaceForEachTest();
beforeEach(openNewBrowser);
afterEach(cleanup);

it('suites that could not be loaded are not counted, and can be loaded again', async () => {
  workspace().fault = 0;
  const { user } = await act(async () =>
    renderPage(
      <Suspense fallback={null}>
        <SuitesPage files={[]} onFiles={() => undefined} onEdit={() => undefined} />
      </Suspense>,
      { search: 'mode=tests' },
    ),
  );
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(/^The suites were not loaded: /);
  expect(screen.queryByText(/^0 suites/)).toBeNull();
  workspace().fault = null;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('0 suites')).toBeDefined();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(useUiState.getState().modeRun).toMatchObject({ label: 'Run all', blocked: 'Make a suite first' });
});

it('the page says why the flow of the address was not opened', async () => {
  await act(async () =>
    renderPage(
      <Suspense fallback={null}>
        <SuitesPage files={[]} onFiles={() => undefined} onEdit={() => undefined} />
      </Suspense>,
      { search: 'mode=tests', flow: null },
    ),
  );
  expect((await screen.findByRole('alert')).textContent).toMatch(/^The flow flow-1 was not opened\. ./);
});
