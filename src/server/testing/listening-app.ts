/** A server app that listens on a free port of this machine, for tests of what happens on the wire. */
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Listening, type ListenOptions, listen } from '../process/listen.ts';
import { openTestApp, type TestApp, type TestAppOptions } from './test-app.ts';

export interface ListeningApp {
  app: TestApp;
  server: Listening;
}

/** Closed at the end of the test. */
export async function startTestServer(
  options: TestAppOptions & Pick<ListenOptions, 'slowSenders'> = {},
): Promise<ListeningApp> {
  const { slowSenders, ...appOptions } = options;
  const app = await openTestApp(appOptions);
  const listening = { config: { port: 0, host: '127.0.0.1' }, fetch: app.fetch, runs: app.services.runs };
  const server = await listen(slowSenders ? { ...listening, slowSenders } : listening);
  onTestFinished(async () => {
    await server.close(0);
    await app[Symbol.asyncDispose]();
  });
  return { app, server };
}

/** Sends these bytes as they are, and resolves with everything that the server answers until it closes the connection. */
export async function sendRaw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes, 'latin1');
  let answered = '';
  try {
    for await (const chunk of socket) answered += chunk;
  } catch {
    // A server may reset a connection that it refuses.
  }
  return answered;
}

/** The statuses of the answers in what `sendRaw` returns. */
export function statusesOf(answered: string): number[] {
  return [...answered.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
