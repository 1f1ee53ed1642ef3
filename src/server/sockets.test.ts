import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { type Listening, listen } from './process/listen.ts';
import { parseEventStream } from './testing/event-stream-text.ts';
import { startTestServer } from './testing/listening-app.ts';
import { createWaitingModel } from './testing/models.ts';
import { at } from './testing/test-app.ts';
import { until } from './testing/until.ts';

const SAMPLE = '/api/v1/run/advanced/two-inputs';
const REQUEST = { inputs: [{ input_value: 'hello' }], stream: true };

function run(server: Listening, init: RequestInit = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream', ...init.headers };
  return fetch(server.url + SAMPLE, { method: 'POST', body: JSON.stringify(REQUEST), ...init, headers });
}

describe('a client that disconnects', () => {
  it.each(['text/event-stream', 'application/json'])('stops the run and its model (%s)', async (accept) => {
    const model = createWaitingModel();
    const { app, server } = await startTestServer({ ports: { model } });
    const controller = new AbortController();
    const answer = run(server, { headers: { accept }, signal: controller.signal }).catch(() => null);
    await model.started;
    expect(app.services.runs.count()).toBe(1);
    controller.abort();
    await model.stopped;
    await until(() => app.services.runs.count() === 0);
    await answer;
  });

  it('in the middle of its own request affects nobody', async () => {
    const { app, server } = await startTestServer();
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    const head = `POST ${SAMPLE} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 100`;
    await new Promise((done) => socket.write(`${head}\r\n\r\n{"inp`, done));
    socket.destroy();
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    await until(() => app.logged.some((line) => at(line, 'path') === SAMPLE));
    expect(app.logged.filter((line) => at(line, 'level') === 50)).toEqual([]);
  });
});

describe('a stream', () => {
  it('arrives word by word, the first before the last is made', async () => {
    const model = createWaitingModel();
    const { server } = await startTestServer({ ports: { model } });
    const response = await run(server);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('"text-delta"')) text += (await reader?.read())?.value ?? '';
    expect(parseEventStream(text).map(({ event }) => event)).not.toContain('run-end');
    await reader?.cancel();
    await model.stopped;
  });
});

describe('a body that is too large', () => {
  it.each([true, false])('gets a 413 over a real connection (length announced: %s)', async (isAnnounced) => {
    const { server } = await startTestServer();
    const body = Buffer.alloc(11 * 1024 * 1024, 0x20);
    const answer = await new Promise<{ status: number | undefined; text: string }>((done, fail) => {
      const headers = {
        'content-type': 'application/json',
        ...(isAnnounced ? { 'content-length': body.byteLength } : {}),
      };
      const sending = httpRequest(server.url + SAMPLE, { method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => done({ status: response.statusCode, text }));
      });
      sending.on('error', fail);
      sending.end(body);
    });
    expect(answer).toEqual({ status: 413, text: '{"detail":"The body is larger than 10 MB"}' });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });
});

/** Sends a request whose body ends when `finish` is called. */
async function beginPost(server: Listening, path: string, body: string) {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const init = { method: 'POST', body: readable, duplex: 'half', headers: { 'content-type': 'application/json' } };
  const answer = fetch(server.url + path, init);
  const [first, rest] = [body.slice(0, 5), body.slice(5)].map((part) => new TextEncoder().encode(part));
  await writer.write(first);
  // By the time the server has answered a later request, it has begun with this one.
  await fetch(`${server.url}/health`);
  return {
    answer,
    finish: async () => {
      await writer.write(rest);
      await writer.close();
    },
  };
}

describe('closing', () => {
  // Longer than the test's timeout, unless the run is stopped at once.
  const LONG_MS = 600_000;

  it('lets a write finish, and accepts nothing new', async () => {
    const { app, server } = await startTestServer();
    const flow = JSON.stringify({ name: 'Kept', data: { nodes: [], edges: [] } });
    const { answer, finish } = await beginPost(server, '/api/v1/flows/', flow);
    const closed = server.close(LONG_MS);
    await finish();
    expect((await answer).status).toBe(201);
    await (await answer).text();
    await closed;
    expect((await app.services.flows.list()).map(({ name }) => name)).toContain('Kept');
    await expect(fetch(`${server.url}/health`)).rejects.toThrow();
  });

  it('stops a streamed run at once, with a reason', async () => {
    const model = createWaitingModel();
    const { server } = await startTestServer({ ports: { model } });
    const response = await run(server);
    await model.started;
    const closed = server.close(LONG_MS);
    expect(parseEventStream(await response.text()).at(-1)).toMatchObject({
      event: 'run-error',
      error: { status: 503 },
    });
    await model.stopped;
    await closed;
  });

  it('stops a run that answers JSON at once, with a reason', async () => {
    const model = createWaitingModel();
    const { server } = await startTestServer({ ports: { model } });
    const answer = run(server, { headers: { accept: 'application/json' } });
    await model.started;
    const closed = server.close(LONG_MS);
    expect((await answer).status).toBe(503);
    expect(await (await answer).text()).toContain('shutting down');
    await closed;
  });

  it('starts no run whose request was still being read', async () => {
    const model = createWaitingModel();
    const { server } = await startTestServer({ ports: { model } });
    const { answer, finish } = await beginPost(server, SAMPLE, JSON.stringify({ ...REQUEST, stream: false }));
    const closed = server.close(LONG_MS);
    await finish();
    expect((await answer).status).toBe(503);
    await (await answer).text();
    await closed;
  });

  it('closes connections that are not read to their end in time', async () => {
    const { server } = await startTestServer({ ports: { model: createWaitingModel() } });
    const response = await run(server);
    const { answer } = await beginPost(server, '/api/v1/flows/', '{"name":"Cut"}');
    const cut = expect(answer).rejects.toThrow();
    await server.close(20);
    await cut;
    await response.body?.cancel();
  });
});

describe('a port', () => {
  it('that is in use is refused with one line that says what to do', async () => {
    const { app, server } = await startTestServer();
    const config = { port: Number(new URL(server.url).port), host: '127.0.0.1' };
    await expect(listen({ config, fetch: app.fetch, runs: app.services.runs })).rejects.toThrow(
      /^Port \d+ on 127\.0\.0\.1 is used by another program\. Use another one: --port \d+$/,
    );
  });

  it('on another machine’s address is refused', async () => {
    const { app } = await startTestServer();
    const config = { port: 0, host: '203.0.113.7' };
    await expect(listen({ config, fetch: app.fetch, runs: app.services.runs })).rejects.toThrow(
      /not an address of this machine/,
    );
  });
});

describe('the relay', () => {
  it('returns the answers of the configured Langflow, with its key', async () => {
    const keys: unknown[] = [];
    const langflow = createServer((request, response) => {
      keys.push(request.headers['x-api-key']);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"version":"1.13.0"}');
    });
    await new Promise<void>((done) => langflow.listen(0, '127.0.0.1', done));
    const address = langflow.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const complaints: unknown[] = [];
    vi.stubGlobal('console', { ...console, error: (problem: unknown) => complaints.push(problem) });
    try {
      const { server } = await startTestServer({ settings: { LANGFLOW_URL: url, LANGFLOW_API_KEY: 'secret' } });
      const settings: JsonValue = await (await fetch(`${server.url}/relay`)).json();
      expect(settings).toMatchObject({ configured: { url, hasKey: true } });
      const answer = await fetch(`${server.url}/relay/${at(settings, 'configured', 'id')}/api/v1/version`);
      expect(await answer.json()).toEqual({ version: '1.13.0' });
      expect((await fetch(`${server.url}/health`)).headers.get('x-content-type-options')).toBe('nosniff');
      expect(keys).toEqual(['secret']);
      expect(complaints).toEqual([]);
    } finally {
      vi.unstubAllGlobals();
      langflow.close();
      langflow.closeAllConnections();
    }
  });
});
