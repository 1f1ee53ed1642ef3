/** A proxy like a load balancer: sends each request to the next server. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { StartedServer } from './built-server.ts';

/**
 * Returns its address. A request to a server that is gone is answered with 502; an answer that breaks off, breaks off here
 * too. `servers` may change meanwhile.
 */
export async function openRoundRobin(servers: readonly StartedServer[]): Promise<string> {
  let turn = 0;
  const front = createServer((incoming, outgoing) => {
    turn += 1;
    const { url, method, headers } = incoming;
    const target = new URL(url ?? '/', servers[turn % servers.length]?.url);
    const passed = request(target, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => outgoing.destroy());
      answer.pipe(outgoing);
    });
    passed.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
    incoming.pipe(passed);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    front.closeAllConnections();
    front.close();
  });
  await new Promise((done) => front.once('listening', done));
  const { port } = front.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
