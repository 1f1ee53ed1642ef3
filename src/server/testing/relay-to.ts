/** A relay on a socket of its own, before a server that answers as a test says. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { readConfig } from '../config.ts';
import type { RelayLimits } from '../relay/relay-request.ts';
import { relayRoutes } from '../relay/relay-routes.ts';
import { createRelayTargets } from '../relay/relay-targets.ts';

export interface TestRelay {
  /** Address of the server behind the relay: `{url}/relay/{id}`. */
  base: string;
  url: string;
  /** The server's own address. */
  target: string;
}

/** Closed when the test is over. */
async function listen(server: Server): Promise<string> {
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** A relay to a server that answers with `listener`; limits are those of the settings unless told otherwise. */
export async function relayTo(
  listener: RequestListener,
  limits: Partial<RelayLimits> = {},
  apiKey: string | null = null,
): Promise<TestRelay> {
  const target = await listen(createServer(listener));
  const targets = createRelayTargets({ langflowUrl: target, langflowApiKey: apiKey, mayRegister: true });
  const app = relayRoutes(targets, { ...readConfig({}, []).relay, ...limits });
  const relay = createAdaptorServer({ fetch: app.fetch });
  if (!('closeAllConnections' in relay)) throw new Error('Not the plain server');
  const url = await listen(relay);
  return { base: `${url}/relay/${targets.configured?.id}`, url, target };
}

export async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
