/** A Langflow that answers with a recorded flow and a recorded stream. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { recordedStreams } from '#contract/testing/recordings.ts';
import { recordedExport } from './test-app.ts';

export interface TestLangflow {
  url: string;
  /** Every request, in order. */
  seen: { path: string; headers: Record<string, unknown>; body: JsonObject }[];
  /** The next runs answer this: the name of a recorded stream, or a status with a body. */
  play(answer: string | { status: number; body: string; location?: string }): void;
  /** The next runs only begin to answer. Resolves when the connection of one is closed. */
  beginOnly(): Promise<void>;
}

/** Closed at the end of the test. */
export async function startTestLangflow(version = '1.13.0'): Promise<TestLangflow> {
  const seen: TestLangflow['seen'] = [];
  let playing: Parameters<TestLangflow['play']>[0] = 'run-chat-1.13.0';
  let onClosed: (() => void) | null = null;
  const flow = { ...recordedExport('chat'), id: 'flow-id-canary' };
  const server = createServer(async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const text = await readText(request);
    const body: unknown = text === '' ? {} : JSON.parse(text);
    seen.push({ path, headers: { ...request.headers }, body: isJsonObject(body) ? body : {} });
    if (path === '/api/v1/version') return void response.end(JSON.stringify({ version, package: 'Langflow' }));
    if (path === '/api/v1/flows/flow-id-canary') return void response.end(JSON.stringify(flow));
    if (path !== '/api/v1/run/flow-id-canary') return void response.writeHead(404).end('{"detail":"Flow not found"}');
    if (onClosed) {
      response.once('close', onClosed);
      return void response.writeHead(200, { 'content-type': 'text/event-stream' }).write('\n');
    }
    if (typeof playing !== 'string') {
      const { status, body: answer, location } = playing;
      return void response.writeHead(status, location === undefined ? {} : { location }).end(answer);
    }
    const recording = recordedStreams().find(({ name }) => name === playing);
    response.writeHead(recording?.head.status ?? 500, { 'content-type': recording?.head.contentType ?? '' });
    for (const { raw } of recording?.frames ?? []) {
      response.write(raw);
      await nextTurn();
    }
    response.end();
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    play: (answer) => {
      playing = answer;
    },
    beginOnly: () =>
      new Promise((done) => {
        onClosed = done;
      }),
  };
}
