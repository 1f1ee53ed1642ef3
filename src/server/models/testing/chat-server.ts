/** A local server with OpenAI's protocol, scripted by a test. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

export interface ReceivedRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

export interface ChatServer extends AsyncDisposable {
  baseUrl: string;
  received: ReceivedRequest[];
  /** Resolves when the client has closed a connection before the end of its answer. */
  left: Promise<void>;
}

/** `models`: what `GET /v1/models` lists; without it that is a 404. `received` has the other requests. */
export async function startChatServer(
  answer: (response: ServerResponse) => void | Promise<void>,
  models: readonly string[] | null = null,
): Promise<ChatServer> {
  const received: ReceivedRequest[] = [];
  let leave = (): void => undefined;
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const server = createServer(async (request, response) => {
    response.on('close', () => response.writableFinished || leave());
    if (request.url?.startsWith('/v1/models')) {
      response.writeHead(models === null ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ object: 'list', data: models?.map((id) => ({ id, object: 'model' })) }));
      return;
    }
    const body = JSON.parse(await readText(request));
    received.push({ path: request.url ?? '', headers: request.headers, body });
    await answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${readPort(server.address())}/v1`,
    received,
    left,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function readPort(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('The test server has no port');
  return address.port;
}

/** One chunk of a streamed answer. */
export function chunk(content: string | null, finish: string | null = null, extra: object = {}): string {
  const choices = [{ index: 0, delta: content === null ? {} : { content }, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm', choices, ...extra })}\n\n`;
}

export function startStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
}
