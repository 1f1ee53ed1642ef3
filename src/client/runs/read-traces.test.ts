import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '#run/model/connection.ts';
import { componentTimes } from '#run/reduce/component-times.ts';
import {
  type AnswerServer,
  type LangflowReply,
  langflow17,
  langflow113,
  startAnswerServer,
} from '#run/testing/langflow-answers.ts';
import { sampleDraft, sampleFlow, sampleIndex } from '#run/testing/sample-run.ts';
import { createPageServices, type PageServices } from './page-services.ts';
import { performRun } from './perform-run.ts';
import { prepareRun } from './prepare-run.ts';
import { readTracesAgain } from './read-traces.ts';
import { readRun } from './run-cache.ts';

const TRACES = 'GET /api/v1/monitor/traces';
const TRACE = `${TRACES}/t1`;
const WHO = 'GET /api/v1/users/whoami';
const message = { text_key: 'text', data: { text: 'Hello', id: 'm', run_id: 't1' } };
const reply = { session_id: 's', outputs: [{ inputs: {}, outputs: [{ results: { message } }] }] };
const trace = {
  id: 't1',
  startTime: '2026-11-24T23:24:38.600000Z',
  spans: [
    {
      name: 'Language Model',
      status: 'error',
      startTime: '2026-11-24T23:24:38.610000Z',
      endTime: '2026-11-24T23:24:38.650000Z',
      error: 'sk-secret-key is no key',
    },
  ],
};

let server: AnswerServer;
let services: PageServices;
beforeEach(() => {
  services = createPageServices(new QueryClient());
  // There is no page in this test: stub `beforeunload` and painting.
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => void setTimeout(paint));
});
afterEach(() => server.close());

async function run(langflow: Record<string, LangflowReply>, more: object = {}) {
  const answers: Record<string, LangflowReply> = {
    ...langflow,
    'POST /api/v1/run/advanced/flow-1': { status: 200, body: reply },
  };
  server = await startAnswerServer(answers);
  const connection: Connection = {
    kind: 'langflow',
    baseUrl: server.url,
    address: server.url,
    apiKey: 'sk-secret-key',
  };
  const flow = {
    id: 'flow-1',
    name: 'Sample',
    flow: { ...sampleFlow, ...more },
    index: sampleIndex,
    suggested: null,
    isSample: false,
  };
  const ready = await prepareRun(services, connection, { draft: sampleDraft({ stream: false }), flow });
  if (!('prepared' in ready)) throw new Error('The draft is good');
  services.client.setQueryData(['runs', 'run', ready.prepared.run.id], ready.prepared.run);
  const done = await performRun(services, ready.prepared, new AbortController().signal);
  return { answers, connection, flow, done };
}

describe('traces of a run', () => {
  it('are added to the run and the history when the server has written them', async () => {
    const { answers, done } = await run(langflow113);
    expect(done).toMatchObject({ status: 'done' });
    const shown = () => readRun(services.client, done.id) ?? done;
    await expect.poll(() => componentTimes(shown(), 0).isPending).toBe(true);
    answers[TRACES] = { status: 200, body: { traces: [trace] } };
    answers[TRACE] = { status: 200, body: trace };
    await expect
      .poll(() => componentTimes(shown(), 0), { timeout: 5_000 })
      .toMatchObject({
        source: 'traces',
        isPending: false,
        components: [{ id: 'Model-m1', startMs: 10, endMs: 50, state: 'failed' }],
      });
    const history = await services.openHistory();
    await expect.poll(async () => (await history.get(done.id))?.inputs[0]?.trace?.id).toBe('t1');
    // Neither the marker of the search nor a key that a component repeated is stored.
    expect(JSON.stringify(await history.get(done.id))).not.toMatch(/isReadingTraces|sk-secret/);
  });

  it('are read again when somebody asks for it', async () => {
    const { answers, connection, flow, done } = await run(langflow113);
    const shown = () => readRun(services.client, done.id) ?? done;
    await expect.poll(() => shown().inputs[0]?.noValues, { timeout: 8_000 }).toBe('no-traces');
    answers[TRACES] = { status: 200, body: { traces: [trace] } };
    answers[TRACE] = { status: 200, body: trace };
    await readTracesAgain(services, { connection, flow }, shown());
    expect(shown().inputs[0]).toMatchObject({ values: { components: [{ component: 'Model-m1' }] } });
    expect(shown().inputs[0]).not.toHaveProperty('noValues');
    expect(shown()).not.toHaveProperty('isReadingTraces');
    const history = await services.openHistory();
    await expect.poll(async () => (await history.get(done.id))?.inputs[0]?.values?.source).toBe('langflow-traces');
    expect(JSON.stringify(await history.get(done.id))).not.toContain('sk-secret');
  });

  it('are not requested if the server has none', async () => {
    const { done } = await run(langflow17);
    expect(componentTimes(done, 0)).toMatchObject({ source: 'not reported', isPending: false });
    // The request of the probe.
    expect(traceRequests()).toHaveLength(1);
    expect(done.inputs[0]?.noValues).toBe('older-release');
  });

  const traceRequests = () => server.seen.filter(({ path }) => path.startsWith('/api/v1/monitor/traces'));

  it('are not requested for the flow of another user', async () => {
    const langflow = { ...langflow113, [WHO]: { status: 200, body: { id: 'grace' } } };
    const { done } = await run(langflow, { user_id: 'ada' });
    await expect.poll(() => server.seen.some(({ path }) => path === '/api/v1/users/whoami')).toBe(true);
    // The request of the probe.
    await expect.poll(() => traceRequests().length, { interval: 200 }).toBe(1);
    await expect.poll(() => readRun(services.client, done.id)?.inputs[0]?.noValues).toBe('not-owner');
    expect(traceRequests()).toHaveLength(1);
    const history = await services.openHistory();
    await expect.poll(async () => (await history.get(done.id))?.inputs[0]?.noValues).toBe('not-owner');
  });

  it.each([
    ['of this user', { status: 200, body: { id: 'ada' } }],
    ['of nobody knows whom', { status: 200, body: {} }],
  ])('are requested for a flow %s', async (_name, answer) => {
    await run({ ...langflow113, [WHO]: answer }, { user_id: 'ada' });
    await expect.poll(() => traceRequests().length).toBeGreaterThan(1);
  });
});
