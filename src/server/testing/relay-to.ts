/** A relay on its own socket, in front of a server scripted by a test. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  connect,
  createServer as createSocketServer,
  type Socket,
  type Server as SocketServer,
} from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { relayRoutes } from '../relay/relay-routes.ts';
import { createRelayTargets } from '../relay/relay-targets.ts';
import type { RelayConfig } from '../settings/config.ts';
import { readConfig } from '../settings/config.ts';

export interface TestRelay {
  /** Base URL of the server through the relay: `{url}/relay/{id}`. */
  base: string;
  url: string;
  /** The server's own address. */
  target: string;
}

/** Closed at the end of the test. */
export async function listenOnFreePort(server: Server | SocketServer): Promise<string> {
  onTestFinished(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** A relay to a server that answers with `listener`, with the default limits unless given. */
export async function relayTo(
  listener: RequestListener,
  limits: Partial<RelayConfig> = {},
  apiKey: string | null = null,
): Promise<TestRelay> {
  return relayToServer(createServer(listener), limits, apiKey);
}

/** All bytes received by the server behind the relay and by the client in front of it. */
export interface RawExchange {
  received: string;
  answered: string;
}

/** Sends `head` and `body` byte by byte to `path` through a relay, to a server that answers with `answer`. */
export async function exchangeRaw(request: { head: string[]; body?: string }, answer: string): Promise<RawExchange> {
  let received = '';
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received += chunk;
      if (isWhole(received)) socket.end(answer);
    });
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  const { base } = await relayToServer(server, {}, null);
  const { pathname, port } = new URL(base);
  const [first = '', ...headers] = request.head;
  const client = connect(Number(port), '127.0.0.1');
  client.write(
    [first.replace('/', `${pathname}/`), 'Host: bench.example', ...headers, '', request.body ?? ''].join('\r\n'),
  );
  let answered = '';
  for await (const chunk of client) answered += chunk;
  return { received, answered };
}

/** Whether a request has arrived completely, by its own framing. */
function isWhole(text: string): boolean {
  const [head = '', body] = text.split(/\r\n\r\n(.*)/s);
  if (body === undefined) return false;
  if (/^transfer-encoding: chunked/im.test(head)) return body.endsWith('0\r\n\r\n');
  return body.length >= Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
}

async function relayToServer(
  server: Server | SocketServer,
  limits: Partial<RelayConfig>,
  apiKey: string | null,
): Promise<TestRelay> {
  const target = await listenOnFreePort(server);
  const targets = createRelayTargets({
    langflowUrl: target,
    langflowApiKey: apiKey,
    mayRegister: true,
    secret: 'of a test',
  });
  const app = relayRoutes(
    targets,
    { ...readConfig({}, []).relay, ...limits },
    { find: async () => null, hasScripts: true },
    ['x-person'],
  );
  const relay = createAdaptorServer({ fetch: app.fetch });
  if (!('closeAllConnections' in relay)) throw new Error('Not the plain server');
  const url = await listenOnFreePort(relay);
  return { base: `${url}/relay/${targets.configured?.id}`, url, target };
}

export async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
