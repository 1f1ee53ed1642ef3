// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { LONG, many, openTests, said, suiteText } from '../../testing/open-tests.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';

const workspace = workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);
afterEach(cleanup);

/** The requests of the flow so far. */
const sent = () => workspace().seen.filter((line) => line.includes('/run/')).length;

it('a run of tests pauses while the outbox is full, and goes on by itself when there is space', async () => {
  const { runAll, end, service } = await openTests(workspace(), suiteText(many(8), 'at-once: 1\n'), {
    outboxLimits: { cells: 3, bytes: 1e9 },
  });
  workspace().before = ({ method, url }) => {
    workspace().fault = sent() > 0 && method === 'PUT' && url.endsWith('/cells') ? 0 : null;
  };
  await runAll();
  const why =
    'The server of this page does not answer. 3 results wait to be saved, and no more fit into this tab. Paused until this server has taken some.';
  const line = (await screen.findByText(why, {}, LONG)).parentElement;
  expect(within(line ?? document.body).getByRole('button').textContent).toBe('Stop');
  expect(sent()).toBe(3);
  const progress = service.runOf('words').progress;
  const now = performance.now.bind(performance);
  const anHour = vi.spyOn(performance, 'now').mockImplementation(() => now() + 3_600_000);
  onTestFinished(() => anHour.mockRestore());
  workspace().before = () => undefined;
  workspace().fault = null;
  dispatchEvent(new Event('online'));
  await end();
  expect(said()).toMatch(/^Done/);
  expect(sent()).toBe(8);
  // The hour in which it waited for space is not a time of these cells.
  expect(progress?.read().done).toBe(8);
  expect(progress?.read().ratePerSecond).toBeGreaterThan(8 / 3600);
  expect(screen.queryByText(/no more fit/)).toBeNull();
});

it('what waits at the end of a run is said until the server has it', async () => {
  const { runAll, end, services, service } = await openTests(workspace(), suiteText(many(2)));
  workspace().before = ({ method, url }) => {
    workspace().fault = sent() > 0 && method === 'PUT' && url.endsWith('/cells') ? 0 : null;
  };
  await runAll();
  await end();
  await screen.findByText(/^The server of this page does not answer\. 2 results of tests wait in this tab to be saved/);
  workspace().before = () => undefined;
  workspace().fault = null;
  dispatchEvent(new Event('online'));
  await waitFor(() => expect(screen.queryByText(/wait in this tab/)).toBeNull());
  const { outboxState } = services;
  act(() => outboxState.setState({ withoutRun: new Map([['another', 5]]) }));
  expect(screen.queryByText(/saved without/)).toBeNull();
  act(() => outboxState.setState({ withoutRun: new Map([[service.runOf('words').result ?? '', 1]]) }));
  expect(screen.getByText(/ 1 result of tests was saved without its run\./)).toBeTruthy();
});
