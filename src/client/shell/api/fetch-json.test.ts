import { createServer } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '#run/model/connection.ts';
import { listenLocally } from '#run/testing/listen-locally.ts';
import { fetchJson } from './fetch-json.ts';

const server = createServer((request, response) => {
  const path = request.url ?? '';
  const answer = (status: number, type: string, body: string) =>
    response.writeHead(status, { 'content-type': type }).end(body);
  if (path === '/good') answer(200, 'application/json', JSON.stringify({ key: request.headers['x-api-key'] ?? null }));
  else if (path === '/empty') response.writeHead(204).end();
  else if (path === '/broken') answer(200, 'application/json', '{');
  else if (path === '/cut') response.writeHead(200, { 'content-length': 99 }).write('{"key"', () => response.destroy());
  else if (path === '/page') answer(200, 'text/html', '<!doctype html>');
  else if (path === '/no-key') answer(403, 'application/json', '{"detail": "no"}');
  else if (path === '/missing') answer(404, 'application/json', '{"detail": "Flow identifier missing not found"}');
});
let connection: Connection;

beforeAll(async () => {
  const { url: baseUrl, close } = await listenLocally(server);
  connection = { kind: 'embedded', baseUrl, apiKey: null };
  return close;
});

describe('fetchJson', () => {
  it('gives the parsed body, and sends the key when there is one', async () => {
    expect(await fetchJson(connection, '/good')).toEqual({ key: null });
    expect(await fetchJson({ ...connection, apiKey: 'k' }, '/good')).toEqual({ key: 'k' });
  });

  it('gives null for an empty body', async () => {
    expect(await fetchJson(connection, '/empty', { method: 'DELETE' })).toBeNull();
  });

  it.each([
    ['/broken', { kind: 'broken-json', raw: '{', status: 200 }],
    ['/cut', { kind: 'reply-cut', status: 200 }],
    ['/page', { kind: 'web-page' }],
    ['/no-key', { kind: 'key-refused', detail: 'no' }],
    ['/missing', { kind: 'flow-not-found', flow: 'missing' }],
  ])('says what is wrong with %s', async (path, error) => {
    await expect(fetchJson(connection, path)).rejects.toMatchObject({ name: 'RequestError', error });
  });

  it('says that nothing answers when no server is listening', async () => {
    const gone = { ...connection, baseUrl: 'http://127.0.0.1:9' };
    await expect(fetchJson(gone, '/good')).rejects.toMatchObject({ error: { kind: 'unreachable' } });
  });

  it('gives up after the time limit', async () => {
    await expect(fetchJson(connection, '/silent', { timeoutMs: 30 })).rejects.toMatchObject({
      error: { kind: 'timeout', afterMs: 30 },
    });
  });

  it("rejects with the signal's reason when it is aborted", async () => {
    const controller = new AbortController();
    const waiting = fetchJson(connection, '/silent', { signal: controller.signal });
    controller.abort(new DOMException('gone', 'AbortError'));
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});
