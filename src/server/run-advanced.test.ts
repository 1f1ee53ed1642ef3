import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldRunResponse } from '#contract/fold-run-response.ts';
import { isJsonObject } from '#contract/json.ts';
import { readResultText, runResponseSchema } from '#contract/run-response.ts';
import { type RecordedCase, runAdvancedCases } from '#contract/testing/recordings.ts';
import { parseEventStream } from './testing/event-stream-text.ts';
import { createWaitingModel } from './testing/models.ts';
import { at, openTestApp, recordedExport, type TestApp } from './testing/test-app.ts';

const ECHO = '/api/v1/run/advanced/echo-endpoint';
const SAMPLE = '/api/v1/run/advanced/two-inputs';
const JSON_TYPE = { 'content-type': 'application/json' };

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  for (const name of ['echo', 'two', 'chat', 'prompt']) {
    expect((await app.json('POST', '/api/v1/flows/', recordedExport(name))).status).toBe(201);
  }
});
afterAll(() => app[Symbol.asyncDispose]());

/** Sends the recorded request, with a key where the recorded server required one. */
async function replay(target: TestApp, { request }: RecordedCase) {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      value.replace('<key>', 'right').replace('<wrong key>', 'wrong'),
    ]),
  );
  return target.json(
    request.method,
    request.path.replace('%3Ckey%3E', 'right').replace('<key>', 'right'),
    request.body,
    headers,
  );
}

describe('errors that Langflow answers before anything runs', () => {
  const isValidation = (recorded: RecordedCase) =>
    recorded.status === 422 && Array.isArray(at(recorded.body, 'detail'));
  it.each(runAdvancedCases().filter(isValidation))('have the same status and items: $name', async (recorded) => {
    expect(await replay(app, recorded)).toEqual({ status: 422, body: recorded.body });
  });

  it.each(
    runAdvancedCases().filter(({ name }) => ['unknown flow', 'no key', 'wrong key', 'key as query'].includes(name)),
  )('have the same status and message: $name', async (recorded) => {
    await using guarded = await openTestApp({ settings: { TWEAKBENCH_API_KEY: 'right' } });
    await guarded.services.flows.add([recordedExport('echo')]);
    const answer = await replay(guarded, recorded);
    expect(answer.status).toBe(recorded.status);
    if (recorded.status !== 200) expect(answer.body).toEqual(recorded.body);
  });
});

describe('a run', () => {
  it('answers each of several inputs', async () => {
    const { status, body } = await app.json('POST', ECHO, { inputs: [{ input_value: 'one' }, { input_value: 'two' }] });
    expect(status).toBe(200);
    const reply = runResponseSchema.parse(body);
    expect(reply.outputs?.map((entry) => entry?.inputs)).toEqual([{ input_value: 'one' }, { input_value: 'two' }]);
    expect(reply.outputs?.map((entry) => entry?.outputs[0] && readResultText(entry.outputs[0]))).toEqual([
      'one',
      'two',
    ]);
  });

  it('returns the given session, or the id of the flow', async () => {
    expect((await app.json('POST', ECHO, { session_id: 'a talk' })).body).toMatchObject({ session_id: 'a talk' });
    expect((await app.json('POST', ECHO, {})).body).toMatchObject({ session_id: recordedExport('echo').id });
  });

  it.each([
    ['no content type', undefined],
    ['text/plain', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
  ])('drops a body with %s', async (_name, type) => {
    const body = new TextEncoder().encode('{"inputs":[{"input_value":"dropped"}]}');
    const response = await app.call('POST', ECHO, body, type ? { 'content-type': type } : {});
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('dropped');
  });

  it('streams its events on request, and they fold into the same reply as JSON', async () => {
    const request = { inputs: [{ input_value: 'Ada' }, { input_value: 'Grace' }], stream: true };
    const streamed = await app.call('POST', SAMPLE, request, { accept: 'text/event-stream' });
    expect(streamed.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events = parseEventStream(await streamed.text());
    expect(events[0]?.event).toBe('run-start');
    expect(events.at(-1)?.event).toBe('run-end');
    expect(events.filter(({ event }) => event === 'text-delta').length).toBeGreaterThan(10);
    const folded = foldRunResponse(events);
    const plain = runResponseSchema.parse((await app.json('POST', SAMPLE, request)).body);
    const texts = (reply: typeof plain) =>
      reply.outputs?.map((entry) => entry?.outputs.map((result) => result && readResultText(result)));
    expect(texts(folded)).toEqual(texts(plain));
    expect(new Set(texts(plain)?.flat()).size).toBe(2);
  });

  it('answers JSON for any other accept header, and never streams without stream: true', async () => {
    const plain = await app.call('POST', ECHO, { stream: true }, { accept: '*/*' });
    expect(plain.headers.get('content-type')).toMatch(/^application\/json/);
    const notStreamed = await app.call('POST', ECHO, {}, { accept: 'text/event-stream' });
    expect(notStreamed.headers.get('content-type')).toMatch(/^application\/json/);
  });

  it('of a flow with an unknown component type is refused, and names the component', async () => {
    const { status, body } = await app.json('POST', `/api/v1/run/advanced/${recordedExport('chat').id}`, {});
    expect(status).toBe(422);
    expect(at(body, 'detail')).toBe(
      'This flow needs a Langflow. The embedded engine does not support this component: Echo LLM.',
    );
  });

  it('reports an error inside the stream', async () => {
    const path = `/api/v1/run/advanced/${recordedExport('chat').id}`;
    const streamed = await app.call('POST', path, { stream: true }, { accept: 'text/event-stream' });
    expect(streamed.status).toBe(200);
    expect(parseEventStream(await streamed.text())).toMatchObject([{ event: 'run-error', error: { status: 422 } }]);
  });

  it('that exceeds its time limit is stopped, with its model', async () => {
    const request = { inputs: [{ input_value: 'hello' }] };
    for (const accept of ['application/json', 'text/event-stream']) {
      const model = createWaitingModel();
      await using slow = await openTestApp({ settings: { TWEAKBENCH_RUN_TIMEOUT: '0.5' }, ports: { model } });
      const response = await slow.call('POST', SAMPLE, { ...request, stream: true }, { accept });
      const text = await response.text();
      await model.stopped;
      expect(text).toMatch(/took longer than 0\.5 s .*TWEAKBENCH_RUN_TIMEOUT/);
      if (accept === 'application/json') expect(response.status).toBe(504);
      else expect(parseEventStream(text).at(-1)).toMatchObject({ event: 'run-error', error: { status: 504 } });
      expect(slow.services.runs.count()).toBe(0);
    }
  });

  it('whose model fails answers 500 with the component, and the next input does not run', async () => {
    let requestCount = 0;
    await using failing = await openTestApp({
      ports: {
        model: {
          stream: async function* () {
            requestCount += 1;
            yield 'Hm';
            throw new Error('The model is out');
          },
        },
      },
    });
    const { status, body } = await failing.json('POST', SAMPLE, {
      inputs: [{ input_value: 'a' }, { input_value: 'b' }],
    });
    expect(status).toBe(500);
    expect(at(body, 'detail')).toBe(
      'Error running graph: Error building Component Language Model: \n\nThe model is out',
    );
    expect(requestCount).toBe(1);
  });
});

describe('bad input', () => {
  it.each([
    ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400],
    ['half a character pair', '{"inputs":[{"input_value":"\\ud800"}]}', 422],
    ['10,000 levels of nesting', `{"tweaks":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`, 422],
    ['a raw NUL in a text', '{"inputs":[{"input_value":"a\0b"}]}', 422],
    [
      '__proto__ and constructor',
      '{"tweaks":{"__proto__":{"a":1},"constructor":{"prototype":{}}},"outputs":["__proto__"]}',
      200,
    ],
    ['unknown components everywhere', '{"inputs":[{"components":["x"]}],"outputs":["y"],"tweaks":{"z":{"a":1}}}', 200],
  ])('%s answers as documented', async (_name, body, status) => {
    const answer = await app.json('POST', ECHO, body, JSON_TYPE);
    expect(answer.status).toBe(status);
    if (status !== 200) expect(isJsonObject(answer.body) && 'detail' in answer.body).toBe(true);
    expect((await app.json('GET', '/health')).status).toBe(200);
  });

  it('an escaped NUL is returned unchanged', async () => {
    const { body } = await app.json('POST', ECHO, { inputs: [{ input_value: 'a\0b' }] });
    expect(JSON.stringify(body)).toContain('a\\u0000b');
  });

  it('a body of 11 MB is a 413, with and without an announced length', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(0x20);
    const announced = await app.json('POST', ECHO, new Uint8Array(11 * 1024 * 1024), {
      ...JSON_TYPE,
      'content-length': String(11 * 1024 * 1024),
    });
    expect(announced).toEqual({ status: 413, body: { detail: 'The body is larger than 10 MB' } });
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        if (sent++ < 11) controller.enqueue(chunk);
        else controller.close();
      },
    });
    const streamed = { body, duplex: 'half' };
    const request = new Request(`http://localhost${ECHO}`, { method: 'POST', headers: JSON_TYPE, ...streamed });
    expect((await app.fetch(request, {})).status).toBe(413);
  });

  it('a text of 5 MB is returned completely', async () => {
    const text = 'é'.repeat(2_500_000);
    const { status, body } = await app.json('POST', ECHO, { inputs: [{ input_value: text }] });
    expect(status).toBe(200);
    const [result] = runResponseSchema.parse(body).outputs?.[0]?.outputs ?? [];
    expect(result && readResultText(result) === text).toBe(true);
  });

  it.each(['..', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', '..%5c..', '%00', '%ff', 'a%2fb', '%E0%A4%A', 'con.json'])(
    'the flow name %s is a 404',
    async (name) => {
      const answer = await app.json('POST', `/api/v1/run/advanced/${name}`, {});
      expect([404, 405]).toContain(answer.status);
    },
  );

  it('a flow of 2,000 components is imported, listed and run', async () => {
    const flow = recordedExport('echo');
    const [first] = flow.data.nodes;
    if (!first) throw new Error('no node');
    const copies = Array.from({ length: 2000 }, (_, index) => {
      const copy = structuredClone(first);
      copy.id = `ChatInput-${index}`;
      copy.data.id = copy.id;
      return copy;
    });
    const large = {
      ...flow,
      id: null,
      name: 'Large',
      endpoint_name: 'large',
      data: { ...flow.data, nodes: [...flow.data.nodes, ...copies] },
    };
    expect((await app.json('POST', '/api/v1/flows/', large)).status).toBe(201);
    const { status, body } = await app.json('POST', '/api/v1/run/advanced/large', { inputs: [{ input_value: 'hi' }] });
    expect({ status, detail: at(body, 'detail') }).toEqual({ status: 200, detail: null });
  });
});
