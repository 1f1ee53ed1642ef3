import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RunRequest } from '#contract/run-request.ts';
import { readText } from '#contract/run-response.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { executeRun } from '../execute/execute-run.ts';
import type { Run } from '../model/run.ts';
import { planRequests } from '../plan/plan-requests.ts';
import { createRun } from '../reduce/create-run.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { LFX_FLOW, LFX_KEY, LFX_PROMPT, type LfxServer, startLfxServer } from '../testing/lfx-server.ts';
import { LFX_SERVER, sampleDraft } from '../testing/sample-run.ts';

let server: LfxServer;
beforeEach(async () => {
  server = await startLfxServer();
});
afterEach(() => server.close());

const index = indexFlow(LFX_FLOW);
const flowId = LFX_FLOW.id;
const TWEAKED: RunRequest = {
  inputs: [{ input_value: 'How old?' }],
  tweaks: { [LFX_PROMPT]: { template: 'Tweaked: {question}' } },
};

interface Options {
  request?: RunRequest;
  isOpened?: boolean;
  totalMs?: number;
  signal?: AbortSignal;
}

async function run({ request = TWEAKED, isOpened = true, totalMs = 20_000, signal }: Options = {}): Promise<Run> {
  const known = isOpened ? index : { ...indexFlow({ data: { nodes: [], edges: [] } }), isUnknown: true as const };
  const plan = planRequests({ request, flowId, server: LFX_SERVER, index: known });
  const about = { id: 'run-1', number: 1, flow: { id: flowId, name: 'Served' }, index: known, server: 'lfx serve' };
  let state = createRun({ ...about, missed: [], draft: sampleDraft(), request, plan, onlyInput: null, startedAt: 0 });
  const updates = executeRun({
    plan,
    flow: flowId,
    session: null,
    timeouts: { totalMs, idleMs: 20_000 },
    graph: isOpened ? LFX_FLOW.data : null,
    signal: signal ?? new AbortController().signal,
    connection: { kind: 'lfx', baseUrl: server.url, apiKey: LFX_KEY },
  });
  for await (const update of updates) state = reduceRun(state, [update]);
  return state;
}

const answers = ({ inputs }: Run) =>
  inputs.map(({ outputs }) => outputs.map(({ result, component }) => [component, result && readText(result)]));

const sent = () => server.seen.map(({ method, path }) => `${method} ${path.replace(/[\da-f-]{36}/, 'ID')}`);
const SCRATCHED = ['POST /flows/upload/', 'POST /flows/ID/run', 'DELETE /flows/ID'];

describe('a flow of lfx serve whose file is open', () => {
  it('runs as a scratch flow with the input and the tweaks, which is deleted', async () => {
    const state = await run();
    expect(state).toMatchObject({ status: 'done', error: null, sessionId: null });
    expect(answers(state)).toEqual([[['ChatOutput-o1', 'Tweaked: How old?']]]);
    expect(state.inputs[0]?.echoed).toEqual({ input_value: 'How old?' });
    expect(sent()).toEqual(SCRATCHED);
    expect(server.titles()).toEqual(['Served']);
    const [{ body = '' } = {}, ...others] = server.seen;
    expect(JSON.parse(body).name).toMatch(/^Tweakbench scratch \d{4}-/);
    expect(others.every(({ path }) => path.includes(JSON.parse(body).id))).toBe(true);
    // What was written is in the request of the run; a saved plan has no graph.
    expect(JSON.stringify(state.plan)).not.toContain('Tweaked');
  });

  it('has one scratch flow for each input', async () => {
    const state = await run({ request: { ...TWEAKED, inputs: [{ input_value: 'a' }, { input_value: 'b' }] } });
    expect(answers(state).map(([first]) => first?.[1])).toEqual(['Tweaked: a', 'Tweaked: b']);
    expect(sent()).toEqual([...SCRATCHED, ...SCRATCHED]);
  });

  it('keeps its own text for no inputs', async () => {
    expect(answers(await run({ request: { inputs: [] } }))).toEqual([
      [['ChatOutput-o1', 'Answer as plain: Own question']],
    ]);
  });

  it('is deleted when it fails, and the component is named', async () => {
    server.failRuns();
    expect(await run()).toMatchObject({
      status: 'failed',
      error: { kind: 'component-failed', displayName: 'Prompt Template', message: 'No such variable.' },
    });
    expect(sent()).toEqual(SCRATCHED);
    expect(server.titles()).toEqual(['Served']);
  });

  it('is deleted even if the upload failed', async () => {
    server.failUploads();
    expect(await run()).toMatchObject({ status: 'failed', error: { status: 422 } });
    expect(sent()).toEqual(['POST /flows/upload/', 'DELETE /flows/ID']);
  });

  it('is deleted when the run is stopped', async () => {
    server.hold();
    const stop = new AbortController();
    const running = run({ signal: stop.signal });
    await expect.poll(sent).toEqual(SCRATCHED.slice(0, 2));
    stop.abort();
    expect(await running).toMatchObject({ status: 'stopped' });
    expect(sent()).toEqual(SCRATCHED);
    expect(server.titles()).toEqual(['Served']);
  });

  it('is deleted when the time is over', async () => {
    server.hold();
    expect(await run({ totalMs: 200 })).toMatchObject({ status: 'failed', error: { kind: 'timeout' } });
    expect(server.titles()).toEqual(['Served']);
  });

  it('is deleted when the page is left', async () => {
    const page = new EventTarget();
    for (const name of ['addEventListener', 'removeEventListener'] as const) vi.stubGlobal(name, page[name].bind(page));
    onTestFinished(() => void vi.unstubAllGlobals());
    server.hold();
    const stop = new AbortController();
    const running = run({ signal: stop.signal });
    await expect.poll(sent).toEqual(SCRATCHED.slice(0, 2));
    page.dispatchEvent(new Event('pagehide'));
    await expect.poll(() => server.titles()).toEqual(['Served']);
    stop.abort();
    await running;
  });

  it('is named by the run if it cannot be deleted, and the answer is kept', async () => {
    server.failDeletes(true);
    const state = await run();
    expect(state).toMatchObject({ status: 'done', error: null });
    expect(answers(state)).toEqual([[['ChatOutput-o1', 'Tweaked: How old?']]]);
    expect(state.leftovers).toEqual(server.titles().filter((title) => title !== 'Served'));
    expect(state.leftovers).toHaveLength(1);
  });
});

describe('a flow of lfx serve whose file is not open', () => {
  it('runs as it is there, and gets no tweaks', async () => {
    const state = await run({ isOpened: false, request: { ...TWEAKED, session_id: 's' } });
    expect(answers(state)).toEqual([[[null, 'Answer as plain: How old?']]]);
    expect(state).toMatchObject({ status: 'done', sessionId: 's' });
    expect(server.seen).toEqual([
      { method: 'POST', path: `/flows/${flowId}/run`, body: '{"input_value":"How old?","session_id":"s"}' },
    ]);
  });

  it('is not there any more', async () => {
    expect(await run({ isOpened: false, request: {} })).toMatchObject({ status: 'done' });
    const gone = await fetch(`${server.url}/flows/${flowId}`, { method: 'DELETE', headers: { 'x-api-key': LFX_KEY } });
    expect(gone.status).toBe(204);
    expect(await run({ isOpened: false })).toMatchObject({ status: 'failed', error: { kind: 'flow-not-found' } });
  });
});
