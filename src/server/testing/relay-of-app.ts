/** A whole server whose configured Langflow is a socket that records every byte, for attacks on what lies behind it. */
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { type ListeningApp, sendRaw, startTestServer } from './listening-app.ts';
import { listenOnFreePort } from './relay-to.ts';

export const BASE = '/base';
export const LANGFLOW_KEY = 'canary-key-of-langflow';
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';

export interface RelayOfApp extends ListeningApp {
  /** `/relay/{id}`. */
  prefix: string;
  /** Everything that has arrived at the Langflow. */
  received(): string;
  /** Sends these bytes to the server, and resolves with all that it answers. */
  sendAll(bytes: string): Promise<string>;
  /** The same for one request; `path` follows the prefix, and the Host header is added. */
  send(request: { method?: string; path: string; head?: readonly string[]; body?: string }): Promise<string>;
}

/** `answer` is what the Langflow answers to whatever arrives. */
export async function startRelayOfApp(answer = OK, settings: Record<string, string> = {}): Promise<RelayOfApp> {
  let received = '';
  const sockets = new Set<Socket>();
  const langflow = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      socket.end(answer);
    });
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  const own = { LANGFLOW_URL: (await listenOnFreePort(langflow)) + BASE, LANGFLOW_API_KEY: LANGFLOW_KEY };
  const started = await startTestServer({ settings: { ...own, ...settings } });
  const { server } = started;
  const { configured } = await (await fetch(`${server.url}/relay`)).json();
  const prefix = `/relay/${configured.id}`;
  const sendAll = (bytes: string) => sendRaw(server.url, bytes);
  return {
    ...started,
    prefix,
    received: () => received,
    sendAll,
    send: ({ method = 'GET', path, head = [], body = '' }) => {
      const host = `Host: ${new URL(server.url).host}`;
      const lines = [`${method} ${prefix}${path} HTTP/1.1`, host, ...head, 'Connection: close', '', body];
      return sendAll(lines.join('\r\n'));
    },
  };
}
