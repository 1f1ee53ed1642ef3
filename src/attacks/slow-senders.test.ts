/** Clients that send a request so slowly that it never ends, or that never read their answer. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { type ListeningApp, startTestServer } from '#server/testing/listening-app.ts';

/** Opens connections that send this much of a request and then no more; waits until all of it has left. */
async function sendSlowly({ server }: ListeningApp, count: number, begin: (host: string) => string): Promise<Socket[]> {
  const { host, port } = new URL(server.url);
  const sockets = Array.from({ length: count }, () => connect(Number(port), '127.0.0.1'));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  for (const socket of sockets) socket.on('error', () => undefined);
  await Promise.all(sockets.map((socket) => new Promise((done) => socket.write(begin(host), done))));
  return sockets;
}

/** Whether others can do all that they could without the attack. */
async function expectOthersServed({ server }: ListeningApp): Promise<void> {
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  const flow = JSON.stringify({ name: 'Mine', data: { nodes: [], edges: [] } });
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(`${server.url}/api/v1/flows/`, { method: 'POST', body: flow, headers })).status).toBe(201);
  const form = new FormData();
  form.append('file', new File(['x'.repeat(100_000)], 'a.txt'));
  expect((await fetch(`${server.url}/api/v2/files`, { method: 'POST', body: form })).status).toBe(201);
}

const POST = (path: string, host: string) => `POST ${path} HTTP/1.1\r\nHost: ${host}\r\n`;
const FORM = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx';
/** What has arrived of each request before nothing more does. */
const BEGINNINGS: ((host: string) => string)[] = [
  () => '',
  () => 'GET /hea',
  (host) => `GET /health HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `,
  (host) => `${POST('/api/v1/flows/', host)}Content-Type: application/json\r\nContent-Length: 9000000\r\n\r\n{"name":`,
  (host) =>
    `${POST('/api/v2/files', host)}Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 50000000\r\n\r\n${FORM}`,
  (host) => `${POST('/relay', host)}Transfer-Encoding: chunked\r\n\r\n1\r\n{`,
];

it('300 slow senders take nothing from others, and the server ends in spite of them', async () => {
  const started = await startTestServer();
  for (const begin of BEGINNINGS) await sendSlowly(started, 50, begin);
  await expectOthersServed(started);
  await started.server.close(0);
});

it('a sender that takes longer than the limit is cut off', async () => {
  const started = await startTestServer({ slowSenders: { headMs: 50, requestMs: 100, checkMs: 20 } });
  const { host } = new URL(started.server.url);
  const heads = await sendSlowly(started, 10, () => `GET /health HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `);
  const bodies = await sendSlowly(
    started,
    10,
    () => `POST /api/v1/flows/ HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 100\r\n\r\n{`,
  );
  for (const socket of [...heads, ...bodies]) {
    socket.resume();
    if (!socket.closed) await once(socket, 'close');
  }
  await expectOthersServed(started);
});
