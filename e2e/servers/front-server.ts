/**
 * A proxy in front of Tweakbench: a story can answer runs and flow requests itself, or drop connections; everything
 * else is passed on.
 */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RunAnswer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface FrontServer {
  url: string;
  /** Sets the answer to the next runs; null passes them on to Tweakbench. */
  answerRuns(answer: RunAnswer | null): void;
  /** Sets the answer to requests for one flow; null passes them on. */
  answerFlows(answer: RunAnswer | null): void;
  /** Drops the connection of requests for these paths; null passes them on again. */
  blockPaths(paths: RegExp | null): void;
  /** Runs seen so far. */
  readonly runs: number;
  close(): Promise<void>;
}

function forward(target: string, incoming: IncomingMessage, outgoing: ServerResponse, ownHost: string): void {
  const { host } = new URL(target);
  const headers = { ...incoming.headers, host };
  if (headers.origin === `http://${ownHost}`) headers.origin = `http://${host}`;
  const upstream = httpRequest(
    `${target}${incoming.url ?? '/'}`,
    { method: incoming.method ?? 'GET', headers },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  upstream.on('error', () => outgoing.destroy());
  outgoing.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}

/** Starts it on a free port of 127.0.0.1 in front of the Tweakbench at `target`. */
export async function startFront(target: string): Promise<FrontServer> {
  let runAnswer: RunAnswer | null = null;
  let flowAnswer: RunAnswer | null = null;
  let blockedPaths: RegExp | null = null;
  let runs = 0;
  let ownHost = '';
  const server = createServer((incoming, outgoing) => {
    if (blockedPaths?.test(incoming.url ?? '') === true) return incoming.socket.destroy();
    const isRun = incoming.method === 'POST' && incoming.url?.startsWith('/api/v1/run/') === true;
    if (isRun) runs += 1;
    const isFlow = incoming.method === 'GET' && /^\/api\/v1\/flows\/[^/?]+$/.test(incoming.url ?? '');
    const answer = isRun ? runAnswer : isFlow ? flowAnswer : null;
    if (answer === null) return forward(target, incoming, outgoing, ownHost);
    incoming.resume();
    void answer(incoming, outgoing);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  ownHost = `127.0.0.1:${port}`;
  return {
    url: `http://${ownHost}`,
    answerRuns: (next) => {
      runAnswer = next;
    },
    answerFlows: (next) => {
      flowAnswer = next;
    },
    blockPaths: (paths) => {
      blockedPaths = paths;
    },
    get runs() {
      return runs;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
