/** Memory held by unread answers, over real connections. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { zipSync } from 'fflate';
import { afterEach, expect, it } from 'vitest';
import type { FlowExport } from '#contract/flow-export.ts';
import { buildExport, chatInputNode, chatOutputNode } from '#engine/testing/build-flow.ts';
import { type Listening, listen } from '../process/listen.ts';
import { createWaitingModel } from '../testing/models.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';
import { type ClientFiles, openClientFiles } from './client-files.ts';

const MB = 1024 * 1024;
const open: { app: TestApp; server: Listening }[] = [];
const requests: ClientRequest[] = [];
afterEach(async () => {
  for (const request of requests.splice(0)) request.destroy();
  for (const { app, server } of open.splice(0)) {
    await server.close(0);
    await app[Symbol.asyncDispose]();
  }
});

/** A server with a flow of 9 MB, one that repeats its input several times, and a model whose answers do not end. */
async function start(client?: ClientFiles): Promise<Listening> {
  const app = await openTestApp({ ...(client ? { client } : {}), ports: { model: createWaitingModel() } });
  const large: FlowExport = { name: 'Large', data: { nodes: [], edges: [] }, endpoint_name: 'large' };
  Object.assign(large, { filler: 'x'.repeat(9 * MB) });
  const echo = buildExport([chatInputNode, chatOutputNode()], ['ChatInput-1.message > ChatOutput-1.input_value']);
  await app.services.flows.add([large, { ...echo, endpoint_name: 'echo' }]);
  const server = await listen({ config: { port: 0, host: '127.0.0.1' }, fetch: app.fetch, runs: app.services.runs });
  open.push({ app, server });
  return server;
}

interface TestRequest {
  method?: string;
  path: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
}

/** Resolves when the headers of the answer have arrived; its body stays unread. */
function ask(server: Listening, { method = 'GET', path, body, headers = {} }: TestRequest): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const options = { method, agent: false, headers: { 'content-type': 'application/json', ...headers } };
    const request = httpRequest(server.url + path, options, done);
    requests.push(request);
    request.on('error', fail);
    request.end(body);
  });
}

const LARGE: TestRequest = { path: '/api/v1/flows/large' };
const chat = { model: 'demo', stream: true, messages: [{ role: 'user', content: 'Hello' }], user: 'x'.repeat(9 * MB) };

// 22 answers of 9 MB are 198 MB; fewer fit when the request has 9 MB too, or when a run makes 12 MB of a body of 6 MB.
it.each<[string, TestRequest | null, number]>([
  ['a large flow', null, 22],
  ['a large flow, compressed', { ...LARGE, headers: { 'accept-encoding': 'gzip, br' } }, 21],
  [
    'a stream, with the body of its request',
    {
      method: 'POST',
      path: '/api/v1/run/advanced/two-inputs',
      headers: { accept: 'text/event-stream' },
      body: JSON.stringify({ stream: true, filler: 'x'.repeat(9 * MB) }),
    },
    21,
  ],
  [
    'an answer of the demo model, with the body of its request',
    { method: 'POST', path: '/v1/chat/completions', body: JSON.stringify(chat) },
    21,
  ],
  [
    'a reply, with the body of its request and the values of its run',
    {
      method: 'POST',
      path: '/api/v1/run/advanced/echo',
      body: JSON.stringify({ inputs: [{ input_value: 'x'.repeat(6 * MB) }] }),
    },
    20,
  ],
])(
  '%s counts until it is read: beyond 200 MB large requests are refused, small ones are not',
  async (_name, first, limit) => {
    const server = await start();
    if (first) expect((await ask(server, first)).statusCode).toBe(200);
    let refusal = await ask(server, LARGE);
    let taken = 0;
    for (; refusal.statusCode === 200 && taken < 30; taken += 1) refusal = await ask(server, LARGE);
    expect(taken).toBe(limit);
    expect(refusal.statusCode).toBe(503);
    expect(refusal.headers['retry-after']).toBe('5');
    expect(await readText(refusal)).toContain('The server is busy with large requests');
    const echo = { method: 'POST', path: '/api/v1/run/advanced/echo' };
    expect((await ask(server, { ...echo, body: '{}' })).statusCode).toBe(200);
    // A run that needs more while it works is refused too, with the same message.
    const inputs = [{ input_value: 'x'.repeat(3 * MB) }];
    const run = await ask(server, { ...echo, body: JSON.stringify({ inputs }) });
    expect(run.statusCode).toBe(503);
    expect(run.headers['retry-after']).toBe('5');
    expect(await readText(run)).toContain('The server is busy with large requests');

    for (const request of requests.splice(0)) request.on('error', () => undefined).destroy();
    await until(async () => (await ask(server, LARGE)).statusCode === 200);
  },
);

it('a small zip counts with its unpacked size', async () => {
  const server = await start();
  for (let count = 0; count < 21; count += 1) expect((await ask(server, LARGE)).statusCode).toBe(200);
  const zip = zipSync({ 'large.json': Buffer.alloc(12 * MB, ' ') });
  expect(zip.byteLength).toBeLessThan(MB / 10);
  const headers = { 'content-type': 'application/zip' };
  const answer = await ask(server, { method: 'POST', path: '/api/v1/flows/', body: zip, headers });
  expect(answer.statusCode).toBe(503);
  expect(await readText(answer)).toContain('The server is busy with large requests');
});

it('files of the page count too, and the demo model refuses in OpenAI’s error form', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tweakbench-page-'));
  await writeFile(join(folder, 'large.js'), Buffer.alloc(9 * MB, ' '));
  const server = await start(await openClientFiles(folder));
  for (let count = 0; count < 22; count += 1) expect((await ask(server, { path: '/large.js' })).statusCode).toBe(200);
  expect((await ask(server, { path: '/large.js' })).statusCode).toBe(503);
  const refusal = await ask(server, { method: 'POST', path: '/v1/chat/completions', body: JSON.stringify(chat) });
  expect(refusal.statusCode).toBe(503);
  expect(refusal.headers['retry-after']).toBe('5');
  expect(JSON.parse(await readText(refusal))).toEqual({
    error: {
      message: expect.stringContaining('The server is busy with large requests'),
      type: 'server_error',
      param: null,
      code: null,
    },
  });
  await rm(folder, { recursive: true });
});
