/** What components received and gave, from the engine to a run of the page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VALUES_HEADER } from '#contract/routes/values-endpoints.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { executeRun } from '#run/execute/execute-run.ts';
import type { Connection } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import { reduceRun } from '#run/reduce/run-reducer.ts';
import { sampleRun } from '#run/testing/sample-run.ts';
import { openTestApp, recordedExport, type TestApp } from './testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await app.services.flows.add([recordedExport('echo')]);
});
afterAll(() => app[Symbol.asyncDispose]());

const echo = indexFlow(recordedExport('echo'));

function connection(): Connection {
  const call: typeof fetch = async (path, init) => app.fetch(new Request(`http://localhost${String(path)}`, init), {});
  return { kind: 'embedded', baseUrl: '', apiKey: null, fetch: call };
}

async function perform(
  stream: boolean,
  wantsValues: boolean,
  request: RunRequest = { inputs: [{ input_value: 'Good morning' }] },
): Promise<Run> {
  let run = sampleRun({ flowId: echo.id, request: { ...request, stream } });
  const updates = executeRun({
    plan: run.plan,
    connection: connection(),
    flow: echo.id,
    session: null,
    signal: new AbortController().signal,
    wantsValues,
  });
  for await (const update of updates) run = reduceRun(run, [update]);
  return run;
}

describe('one answer as plain JSON', () => {
  it('names its values, which the run then has, and has none in its body', async () => {
    const run = await perform(false, true);
    expect(run.status).toBe('done');
    expect(run.inputs[0]?.values).toMatchObject({
      source: 'engine',
      readMs: expect.any(Number),
      components: [
        { name: 'Chat Input', received: { input_value: 'Good morning' } },
        { name: 'Chat Output', gave: { message: { text: 'Good morning' } } },
      ],
    });
    const plain = await perform(false, false);
    expect(plain.inputs[0]).not.toHaveProperty('values');
    expect(plain.replies[0]?.headers.map(([name]) => name)).not.toContain(VALUES_HEADER);
    expect(Object.keys(JSON.parse(run.replies[0]?.body ?? '{}'))).toEqual(
      Object.keys(JSON.parse(plain.replies[0]?.body ?? '{}')),
    );
  });

  it('has them of a failed run too', async () => {
    const tweaks = { 'ChatInput-aaaaa': { files: '/etc/passwd' } };
    const run = await perform(false, true, { inputs: [{ input_value: 'hi' }], tweaks });
    expect(run.status).toBe('failed');
    expect(run.inputs[0]?.values?.components).toMatchObject([
      { component: 'ChatInput-aaaaa', received: { input_value: 'hi' }, error: expect.any(String), gave: null },
    ]);
  });
});

describe('a stream', () => {
  it('has what each component received and gave for a reader that asks, and the body of its reply has none of it', async () => {
    const run = await perform(true, true);
    expect(run.status).toBe('done');
    expect(run.inputs[0]?.values?.components).toMatchObject([
      { name: 'Chat Input', received: { input_value: 'Good morning' }, gave: { message: { text: 'Good morning' } } },
      { name: 'Chat Output', received: { input_value: { text: 'Good morning' } }, endMs: expect.any(Number) },
    ]);
    const plain = await perform(true, false);
    expect(plain.inputs[0]).not.toHaveProperty('values');
    const framesOf = ({ replies }: Run) => replies[0]?.body.split('\n\n').map((frame) => frame.slice(0, 30));
    expect(framesOf(run)).toEqual(framesOf(plain));
    expect(run.replies[0]?.frames?.total).toBe(plain.replies[0]?.frames?.total);
    expect(run.replies[0]?.frames?.marks.at(-1)).toBe(run.replies[0]?.body.length);
    expect(run.events.map(({ event }) => event.event)).toEqual(plain.events.map(({ event }) => event.event));
  });

  it('has none of it for anybody else', async () => {
    const answer = await app.call(
      'POST',
      '/api/v1/run/advanced/echo-endpoint',
      { stream: true },
      { accept: 'text/event-stream' },
    );
    expect(await answer.text()).not.toContain('component-values');
    expect(answer.headers.get(VALUES_HEADER)).toBeNull();
  });
});
