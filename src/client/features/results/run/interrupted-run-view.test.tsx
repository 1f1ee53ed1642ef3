// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { sampleRun } from '#run/testing/sample-run.ts';
import { noteRunInProgress } from '../../../runs/history/interrupted-run.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../../testing/test-workspace.ts';
import { ResultsPane } from '../results-pane.tsx';

workspaceForEachTest();

afterEach(cleanup);

const { id, plan } = sampleRun();

function show() {
  renderPage(<ResultsPane />, { search: `run=${id}` });
  return screen.findByRole('heading', { level: 3 });
}

it.each([
  ['a server that hears of it', true, false],
  ["a Langflow's run/advanced, which may still be worked on", false, true],
])('is shown for %s', async (_name, stopReachesServer, isWarned) => {
  const requests = plan.requests.map((request) => ({ ...request, stopReachesServer }));
  noteRunInProgress({ id, plan: { ...plan, requests } });
  expect((await show()).textContent).toBe('This run was interrupted by a reload');
  expect(screen.getByRole('button', { name: 'Run again' })).toBeTruthy();
  expect(screen.queryByText(/may still be running it/) !== null).toBe(isWarned);
});

it('says that a job may still wait for a decision', async () => {
  const asked = { outputs: [], order: [], chatOutputs: {}, echoed: {}, asking: ['HumanInput-h'] };
  const requests = plan.requests.map((request) => ({ ...request, expect: asked }));
  noteRunInProgress({ id, plan: { ...plan, requests } });
  await show();
  expect(screen.getByText(/may still wait for a decision/)).toBeTruthy();
});

it('is not shown for a stored run that was deleted', async () => {
  noteRunInProgress({ id, plan })();
  expect((await show()).textContent).toBe('This run is not on this server');
});
