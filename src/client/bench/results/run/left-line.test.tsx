// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import type { Run } from '#run/model/run.ts';
import { leftRun, recordOf } from '#run/reduce/left-run.ts';
import { startApprovalServer } from '#run/testing/approval-server.ts';
import { runOf } from '#run/testing/run-of.ts';
import { LANGFLOW_SERVER, sampleRun } from '#run/testing/sample-run.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../../testing/test-workspace.ts';
import { LeftLine } from './left-line.tsx';

const workspace = workspaceForEachTest({ hasEngine: true });
afterEach(cleanup);

const withJob = (run: Run): Run => leftRun(recordOf(run, { ...run, jobs: [{ requestIndex: 0, id: 'job-1' }] }));
/** A run of the embedded engine, which gets a job below. */
const begun = { ...sampleRun(), address: null };
const LEFT = withJob(begun);
const MASKED = withJob({
  ...begun,
  plan: {
    ...begun.plan,
    requests: begun.plan.requests.map((planned) => ({ ...planned, body: { tweaks: { key: SECRET_MASK } } })),
  },
});
const line = (run: Run, onRunAgain: (() => void) | null = null) => <LeftLine run={run} onRunAgain={onRunAgain} />;

it('the line offers to run again what the server no longer has', async () => {
  const onRunAgain = vi.fn();
  const { user, container } = renderPage(line(LEFT, onRunAgain));
  await waitFor(() => expect(container.textContent).toContain('Its server does not have it any more, or began it for'));
  await user.click(screen.getByRole('button', { name: 'Run again' }));
  expect(onRunAgain).toHaveBeenCalledOnce();
});

it('the line offers to run again a run that was not a job', () => {
  renderPage(line(leftRun(runOf({ end: 'running' })), () => undefined));
  expect(screen.getByRole('button', { name: 'Run again' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Stop it on the server' })).toBeNull();
});

it('the line can stop a waiting run that cannot go on here, because its secrets are not stored', async () => {
  const { holder, ...record } = { holder: 'page-1', ...MASKED, status: 'running', isLeft: undefined };
  const headers = { 'content-type': 'application/json' };
  const save = JSON.stringify({ run: record, change: '', holder });
  expect((await workspace().ask('PUT', `/runs/${MASKED.id}`, save, headers)).status).toBe(201);
  await workspace().ask('DELETE', `/runs/${MASKED.id}/lease?holder=${holder}`);
  const { user, container } = renderPage(line(MASKED));
  expect(container.textContent).toContain('its secrets are not kept');
  await user.click(screen.getByRole('button', { name: 'Stop it on the server' }));
  await waitFor(() => expect(workspace().seen).toContain('POST /api/v2/workflows/stop'));
  const storedRun = async () => (await workspace().ask('GET', `/runs/${MASKED.id}`)).json();
  await waitFor(async () => expect(await storedRun()).toMatchObject({ entry: { status: 'stopped' } }));
});

it('the line says why the stop failed', async () => {
  const { user } = renderPage(line(MASKED));
  workspace().fault = 0;
  await user.click(screen.getByRole('button', { name: 'Stop it on the server' }));
  expect((await screen.findByRole('alert')).textContent).toBe('The server of this page does not answer.');
});

it.each([
  [401, 'asks for its key', true],
  [507, 'is asked again', false],
])('the line says what is wrong when the server answers %d to the list of flows', async (status, sentence, isKey) => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  workspace().fault = status;
  const { container } = renderPage(line(LEFT), { samples: null });
  await waitFor(() => expect(container.textContent).toContain(sentence), { timeout: 5_000 });
  expect(screen.queryByRole('button', { name: 'Enter the key' }) !== null).toBe(isKey);
  const countRequests = () => workspace().seen.filter((request) => request.startsWith('GET /api/v1/flows')).length;
  const before = countRequests();
  await vi.advanceTimersByTimeAsync(6_000);
  // A key has to be entered; anything else may pass.
  expect(countRequests() > before).toBe(!isKey);
});

it('the line says the same while the server is asked again', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  workspace().fault = 507;
  const { container } = renderPage(line(LEFT), { samples: null });
  await waitFor(() => expect(container.textContent).toContain('is asked again'), { timeout: 5_000 });
  const countRequests = () => workspace().seen.filter((request) => request.startsWith('GET /api/v1/flows')).length;
  const before = countRequests();
  workspace().before = () => new Promise(() => undefined);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(countRequests()).toBe(before + 1);
  expect(container.textContent).toContain('is asked again');
});

/** The run is read again after each try. */
function ReadAgain({ run }: { run: Run }) {
  const [read, setRead] = useState(run);
  return (
    <>
      <button type="button" onClick={() => setRead({ ...run })}>
        Read again
      </button>
      {line(read)}
    </>
  );
}

it('the page tries once to take up a run that somebody else began, and does not offer to stop it', async () => {
  const langflow = await startApprovalServer();
  onTestFinished(() => langflow.close());
  const submitted = await fetch(`${langflow.url}/api/v2/workflows`, { method: 'POST', body: '{"mode":"background"}' });
  const id = z.object({ job_id: z.string() }).parse(await submitted.json()).job_id;
  const run = leftRun(recordOf(begun, { ...begun, jobs: [{ requestIndex: 0, id }] }));
  const { user, container } = renderPage(<ReadAgain run={run} />, { server: LANGFLOW_SERVER, baseUrl: langflow.url });
  await waitFor(() => expect(container.textContent).toContain('Somebody else began it.'));
  expect(screen.queryByRole('button', { name: 'Stop it on the server' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Read again' }));
  await fetch(`${langflow.url}/api/v1/version`);
  expect(langflow.seen.filter(({ method, path }) => method === 'GET' && path === '/api/v2/workflows')).toHaveLength(1);
});

it('the line says who can stop a run of somebody else whose secrets are not stored', async () => {
  const { user } = renderPage(line(MASKED));
  await user.click(screen.getByRole('button', { name: 'Stop it on the server' }));
  expect((await screen.findByRole('alert')).textContent).toBe('Only who began it can stop it.');
});
