// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { planRequests } from '#run/plan/plan-requests.ts';
import { createRun } from '#run/reduce/create-run.ts';
import { DEFAULT_TIMEOUTS } from '#run/send/deadline.ts';
import { TakenElsewhere } from '#run/send/taken-elsewhere.ts';
import { APPROVAL_FLOW, startApprovalServer } from '#run/testing/approval-server.ts';
import { LANGFLOW_SERVER, sampleDraft } from '#run/testing/sample-run.ts';
import { stopLeftRun } from '../bench/runs/stop-left-run.ts';
import { takeUpRun } from '../bench/runs/take-up-run.ts';
import { workspaceForEachTest } from '../testing/test-workspace.ts';
import { openCells } from './cells/open-cells.ts';
import { createPageServices, type PageServices } from './page-services.ts';
import { performRun } from './perform-run.ts';
import type { PreparedRun } from './prepare-run.ts';
import { readRun } from './run-cache.ts';

const workspace = workspaceForEachTest();
let services: PageServices;
let langflow: Awaited<ReturnType<typeof startApprovalServer>>;
beforeEach(async () => {
  services = createPageServices(new QueryClient());
  langflow = await startApprovalServer();
  onTestFinished(() => langflow.close());
});
const connection = () => ({
  kind: 'langflow' as const,
  baseUrl: langflow.url,
  address: langflow.url,
  apiKey: 'sk-canary-1',
});

/** A run of this flow that asks, with the key of the connection as its input. */
async function prepare(): Promise<PreparedRun> {
  const index = indexFlow(APPROVAL_FLOW);
  const request = { inputs: [{ input_value: 'sk-canary-1' }] };
  const server = { ...LANGFLOW_SERVER, streamsWorkflows: true };
  const plan = planRequests({ request, flowId: APPROVAL_FLOW.id, server, index });
  const history = await services.openHistory();
  const run = createRun({
    ...{ id: 'run-1', number: await history.nextNumber(), flow: { id: APPROVAL_FLOW.id, name: 'Approval' }, index },
    ...{ server: 'Langflow', address: langflow.url, draft: sampleDraft(), missed: [], request, plan, onlyInput: null },
    startedAt: Date.now(),
  });
  return {
    ...{ run, plan, connection: connection(), timeouts: DEFAULT_TIMEOUTS, history },
    ...{ decisions: services.decisions, secrets: ['sk-canary-1'], traced: null, noValues: null },
  };
}
const storedText = async () => (await workspace().ask('GET', '/runs/run-1')).text();
const stops = () => langflow.seen.filter(({ path }) => path.endsWith('/stop'));

describe('a run that waits for a person', () => {
  it('is stored with its secrets masked, and is given up when another page has it, which then goes on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const prepared = await prepare();
    const run = performRun(services, prepared, new AbortController().signal);
    await expect.poll(() => services.current.getState().waiting).toBe('run-1');
    await expect.poll(storedText).toContain('"jobs":[{');
    expect(await storedText()).not.toContain('canary');
    expect(await storedText()).toContain(SECRET_MASK);

    const { history: elsewhere } = openCells(() => null);
    // This page's computer slept.
    vi.setSystemTime(Date.now() + 150_000);
    expect(await elsewhere.take('run-1')).toBe('yours');
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await run).status).toBe('stopped');
    expect(services.current.getState()).toMatchObject({ running: null, ended: [] });
    expect(readRun(services.client, 'run-1')).toBeNull();
    expect(stops()).toEqual([]);
    expect(langflow.state()).toBe('suspended');
    expect(JSON.parse(await storedText())).toMatchObject({ entry: { status: 'running', isHeld: true } });
  });

  it('is stopped by hand when its page was left, and is then a stopped run', async () => {
    const page = new AbortController();
    const first = performRun(services, await prepare(), page.signal);
    await expect.poll(() => services.current.getState().waiting).toBe('run-1');
    await expect.poll(storedText).toContain('"jobs":[{');
    dispatchEvent(new Event('pagehide'));
    page.abort(new TakenElsewhere());
    await first;
    const after = createPageServices(new QueryClient());
    await expect.poll(async () => JSON.parse(await storedText()).entry.isHeld).toBeUndefined();
    const run = await (await after.openHistory()).get('run-1');
    if (run === null) throw new Error('It is not kept');
    // The secret in its input is not kept, so it cannot go on.
    expect(await takeUpRun(after, connection(), run)).toBe('gone');
    expect(await stopLeftRun(after, connection(), run)).toBeNull();
    expect(langflow.state()).toBe('cancelled');
    expect(JSON.parse(await storedText())).toMatchObject({ entry: { status: 'stopped', change: 'Stopped by you' } });
    expect(readRun(after.client, 'run-1')).not.toHaveProperty('isLeft');
  });
});
