/** Runs that would never end: other requests are still served, and everything that may end a run ends them. */
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { buildExport, chatInputNode } from '#engine/testing/build-flow.ts';
import type { Listening } from '#server/process/listen.ts';
import { parseEventStream } from '#server/testing/event-stream-text.ts';
import { type ListeningApp, startTestServer } from '#server/testing/listening-app.ts';
import type { TestAppOptions } from '#server/testing/test-app.ts';
import { until } from '#server/testing/until.ts';
import { createWorkerPool } from '#server/workers/worker-pool.ts';

const LETTERS = `${'a'.repeat(45)}b`;
const TOOLBOX = '/api/v1/run/advanced/text-toolbox';
const EXTRACTOR = {
  inputs: [],
  tweaks: { 'Address Finder': { pattern: '(a+)+$' }, 'TextInput-n1Not': { input_value: LETTERS } },
};
const ROUTER = '/api/v1/run/advanced/router';
const ROUTED = { inputs: [], tweaks: { 'If-Else': { operator: 'regex', match_text: '(a+)+$', input_text: LETTERS } } };

async function start(
  settings: Record<string, string> = {},
  ports: TestAppOptions['ports'] = {},
): Promise<ListeningApp> {
  const started = await startTestServer({ settings, ports });
  const fields = { operator: 'equals', match_text: '', input_text: '' };
  const router = buildExport([
    { id: 'Router-1', type: 'ConditionalRouter', name: 'If-Else', fields, outputs: ['true_result', 'false_result'] },
  ]);
  const extractor = {
    id: 'Extractor-1',
    type: 'RegexExtractorComponent',
    fields: { pattern: '(a+)+$', input_text: '' },
  };
  const extraction = buildExport(
    [chatInputNode, { ...extractor, outputs: ['text'] }],
    ['ChatInput-1.message > Extractor-1.input_text'],
    'flow-2',
  );
  await started.app.services.flows.add([
    { ...router, endpoint_name: 'router' },
    { ...extraction, endpoint_name: 'asked' },
  ]);
  return started;
}

function run(server: Listening, path: string, body: JsonObject, init: RequestInit = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...init.headers };
  return fetch(server.url + path, { method: 'POST', body: JSON.stringify(body), ...init, headers });
}

/** How many requests the server answered before `answer` arrived. */
async function answersBefore(server: Listening, answer: Promise<unknown>): Promise<number> {
  let isOver = false;
  void answer.finally(() => {
    isOver = true;
  });
  for (let answers = 0; ; answers += 1) {
    const health = await fetch(`${server.url}/health`);
    if (isOver) return answers;
    expect(health.status).toBe(200);
    // The pace of many people. Without a pause this loop takes the processor from all other tests.
    await setTimeout(20);
  }
}

describe('a pattern that searches for ever', () => {
  it.each([
    ['Regex Extractor', TOOLBOX, EXTRACTOR],
    ['If-Else', ROUTER, ROUTED],
  ])('of %s is stopped by the limit of the run, while others are answered', async (_name, path, body) => {
    const { app, server } = await start({ TWEAKBENCH_RUN_TIMEOUT: '1' });
    const answer = run(server, path, body);
    expect(await answersBefore(server, answer)).toBeGreaterThan(3);
    const { status } = await answer;
    expect(status).toBe(504);
    expect(await (await answer).text()).toContain('took longer than 1 s');
    expect(app.services.runs.count()).toBe(0);
  });

  it('is stopped when its reader leaves, and the next run works', async () => {
    const { app, server } = await start();
    const controller = new AbortController();
    const answer = run(server, TOOLBOX, EXTRACTOR, { signal: controller.signal }).catch(() => null);
    await until(() => app.services.runs.count() === 1);
    await fetch(`${server.url}/health`);
    controller.abort();
    await answer;
    await until(() => app.services.runs.count() === 0);
    expect((await run(server, TOOLBOX, { inputs: [] })).status).toBe(200);
  });

  it('is stopped with the server, with a reason', async () => {
    const { server } = await start();
    const answer = await run(
      server,
      TOOLBOX,
      { ...EXTRACTOR, stream: true },
      { headers: { accept: 'text/event-stream' } },
    );
    // Longer than the test's timeout, unless it is stopped at once.
    const closed = server.close(600_000);
    expect(parseEventStream(await answer.text()).at(-1)).toMatchObject({ event: 'run-error', error: { status: 503 } });
    await closed;
  });
});

describe('a component that reaches its time limit', () => {
  const EXTRACTION = '/api/v1/run/advanced/asked';
  const STOPPED = 'It was stopped after 0.3 s, which is the limit for one component.';
  const inputs = [LETTERS, LETTERS].map((input_value) => ({ input_value }));
  const events = { headers: { accept: 'text/event-stream' } };
  const quickPool = () =>
    createWorkerPool({ workers: 1, workersOfRun: 1, endingWorkers: 1, componentMs: 300, memoryMb: 320 });

  it('fails its input like any other error: a stream continues with the next one, a JSON reply is the error', async () => {
    const work = quickPool();
    const { server } = await start({}, { work });
    const streamed = await run(server, EXTRACTION, { inputs, stream: true }, events);
    const told = parseEventStream(await streamed.text());
    const [failed] = told.filter((event) => event.event === 'input-error');
    expect(failed).toMatchObject({ input: 0, error: { status: 500, component: 'Extractor-1' } });
    expect(JSON.stringify(failed?.error.body)).toContain(STOPPED);
    expect(told.filter((event) => event.event === 'input-start')).toMatchObject([{ input: 0 }, { input: 1 }]);
    expect(told.at(-1)?.event).toBe('run-end');

    const answer = await run(server, EXTRACTION, { inputs });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual(failed?.error.body);
    await work.close();
  });

  it('does not extend the limit of the whole run', async () => {
    const work = quickPool();
    const { server } = await start({ TWEAKBENCH_RUN_TIMEOUT: '2' }, { work });
    const many = Array.from({ length: 1_000 }, () => ({ input_value: LETTERS }));
    const streamed = await run(server, EXTRACTION, { inputs: many, stream: true }, events);
    const told = parseEventStream(await streamed.text());
    expect(told.some((event) => event.event === 'input-error')).toBe(true);
    expect(told.at(-1)).toMatchObject({ event: 'run-error', error: { status: 504 } });
    await work.close();
  });
});

it('work that would take all memory is an error that names the component, and others are served meanwhile', async () => {
  const { server } = await start();
  const tweaks = {
    Checklist: { pattern: '{text:10000}'.repeat(2_000) },
    'TextInput-n1Not': { input_value: 'b\n'.repeat(500) },
  };
  const answer = run(server, TOOLBOX, { inputs: [], tweaks });
  expect(await answersBefore(server, answer)).toBeGreaterThan(0);
  const { status } = await answer;
  expect(status).toBe(500);
  expect(await (await answer).text()).toMatch(/Checklist: .*The run produces too many characters of text and data/);
});
