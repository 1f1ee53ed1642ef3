// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useUiState } from '../../shell/state/ui-state.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { renderPage, sampleDetail } from '../../testing/render-page.tsx';
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

const EXAMPLE = `format: tweakbench-tests
version: 1
name: Words
flow: {file: 01-words.json}
cases:
  - input: one
`;

it('the suite that a flow offers is the first way to begin, and opens as a suite of the server, with Undo', async () => {
  const { user, addresses } = await act(async () =>
    renderPage(
      <Suspense fallback={null}>
        <SuitesPage files={[]} onFiles={() => undefined} onEdit={() => undefined} />
      </Suspense>,
      { search: 'mode=tests', flow: { ...sampleDetail, exampleSuite: EXAMPLE } },
    ),
  );
  const stored = async () => {
    const { suites } = await (await workspace().ask('GET', '/suites')).json();
    return suites.map((one: { name: string; flow: { id: string } }) => `${one.name} of ${one.flow.id}`);
  };
  const open = await screen.findByRole('button', { name: 'Open the example suite' });
  expect(within(open.closest('ul') ?? open).getAllByRole('button')[0]).toBe(open);
  workspace().fault = 0;
  await user.click(open);
  await waitFor(() => expect(useUiState.getState().announcement).toMatch(/^The example suite was not opened/));
  workspace().fault = null;
  expect(await stored()).toEqual([]);
  // One request makes it, with its flow: none can fail after that and leave a half of it.
  const from = workspace().seen.length;
  const written = () =>
    workspace()
      .seen.slice(from)
      .filter((line) => !line.startsWith('GET '));
  workspace().before = () => {
    workspace().fault = written().length > 1 ? 0 : null;
  };
  await user.click(open);
  await waitFor(() => expect(useUiState.getState().announcement).toBe('The suite Words is on this server now'));
  expect(written()).toEqual([expect.stringMatching(/^PUT .*\/suites\/[^/]+$/)]);
  workspace().before = () => undefined;
  expect(await stored()).toEqual(['Words of flow-1']);
  const [made] = (await (await workspace().ask('GET', '/suites')).json()).suites;
  const { body } = await (await workspace().ask('GET', `/suites/${made.id}`)).json();
  expect(body.text).toMatch(/^flow: \{id: flow-1, fingerprint: .*Language Model/m);
  expect(addresses.at(-1)).toMatch(/suite=/);
  act(() => useUiState.getState().notices.at(-1)?.actions.get('Undo')?.());
  await waitFor(async () => expect(await stored()).toEqual([]));
  expect(addresses.at(-1)).not.toMatch(/suite=/);
});
