/** Many streams that stay open, are not read, or are left. */

import { connect, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { ModelPort } from '#engine/component-base/ports.ts';
import { ended } from '#engine/testing/manual-model.ts';
import { startTestServer } from '#server/testing/listening-app.ts';
import { until } from '#server/testing/until.ts';

const STREAMS = 300;
const PATH = '/api/v1/run/advanced/two-inputs';

/** Sends one word and waits until it is aborted; counts those that wait. */
function createSilentModel(): ModelPort & { waiting(): number } {
  let waiting = 0;
  return {
    waiting: () => waiting,
    stream: async function* (_request, signal) {
      yield 'Well, ';
      waiting += 1;
      await new Promise<void>((done) => {
        if (signal.aborted) done();
        else signal.addEventListener('abort', () => done(), { once: true });
      });
      waiting -= 1;
      signal.throwIfAborted();
      return ended;
    },
  };
}

it('300 idle streams that nobody reads leave the server working, and end with their readers', async () => {
  const model = createSilentModel();
  const { app, server } = await startTestServer({ ports: { model } });
  const { host, port } = new URL(server.url);
  const body = JSON.stringify({ inputs: [{ input_value: 'hello' }], stream: true });
  const head = [
    `POST ${PATH} HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: application/json',
    'Accept: text/event-stream',
    `Content-Length: ${body.length}`,
  ];
  const sockets: Socket[] = [];
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  for (let count = 0; count < STREAMS; count += 1) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    // Without a listener for data, a socket reads nothing.
    socket.write([...head, '', body].join('\r\n'));
    sockets.push(socket);
  }
  await until(() => model.waiting() === STREAMS);
  expect(app.services.runs.count()).toBe(STREAMS);

  // Others: a read, a write, and a run that needs no model.
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  const flow = JSON.stringify({ name: 'Mine', data: { nodes: [], edges: [] } });
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(`${server.url}/api/v1/flows/`, { method: 'POST', body: flow, headers })).status).toBe(201);
  const run = await fetch(`${server.url}/api/v1/run/advanced/text-toolbox`, { method: 'POST', body: '{}', headers });
  expect(run.status).toBe(200);

  for (const socket of sockets.slice(0, STREAMS / 2)) socket.destroy();
  await until(() => model.waiting() === STREAMS / 2);
  await server.close(0);
  await until(() => model.waiting() === 0);
  expect(app.services.runs.count()).toBe(0);
});
