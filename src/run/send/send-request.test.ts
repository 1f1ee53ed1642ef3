import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../model/connection.ts';
import { type AnswerServer, langflow113, startAnswerServer } from '../testing/langflow-answers.ts';
import { sendRequest } from './send-request.ts';

const realFetch = fetch;
const open: AnswerServer[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(answers = langflow113): Promise<AnswerServer> {
  const server = await startAnswerServer(answers);
  open.push(server);
  return server;
}

/** How a browser treats a server without CORS headers: answers are opaque, or the request fails. */
function readNothing(): void {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const response = await realFetch(url, init);
    if (init.mode !== 'no-cors') throw new TypeError('Failed to fetch');
    return response;
  });
}

/** Pretends that the page was served from this address. */
function openPageAt(origin: string): void {
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => realFetch(new URL(url, origin), init));
}

const direct = (url: string): Connection => ({ kind: 'langflow', baseUrl: url, address: url, apiKey: null });

describe('sendRequest', () => {
  it('names CORS only if the same server answers', async () => {
    const server = await start();
    readNothing();
    await expect(sendRequest(direct(server.url), '/api/v1/version')).rejects.toMatchObject({
      failure: { kind: 'blocked-by-cors' },
    });
    await server.close();
    await expect(sendRequest(direct(server.url), '/api/v1/version')).rejects.toMatchObject({
      failure: { kind: 'unreachable' },
    });
  });

  it('rejects redirects to other servers, and follows those within the same server', async () => {
    const other = await start();
    const server = await start({
      'GET /api/v1/version': { status: 302, body: '', location: `${other.url}/api/v1/version` },
      'GET /inside': { status: 307, body: '', location: '/api/v1/flows/' },
      'GET /api/v1/flows/': { status: 200, body: [] },
    });
    await expect(sendRequest(direct(server.url), '/api/v1/version')).rejects.toMatchObject({
      failure: { kind: 'redirected', to: other.url },
    });
    expect((await sendRequest(direct(server.url), '/inside')).status).toBe(200);
  });

  it.each([
    ['a key', 'canary-key', undefined, {}],
    ['a body', null, '{"inputs":[]}', {}],
    ['both', 'canary-key', '{"inputs":[]}', {}],
    ['the key of another Tweakbench', 'canary-key', undefined, { kind: 'embedded', address: 'http://a.test' } as const],
  ])('follows no redirect with %s', async (_case, apiKey, body, more) => {
    const other = await start({ 'POST /run': { status: 200, body: {} } });
    const server = await start({ 'POST /run': { status: 307, body: '', location: `${other.url}/run` } });
    const init = { method: 'POST', ...(body !== undefined && { body }) };
    await expect(sendRequest({ ...direct(server.url), apiKey, ...more }, '/run', init)).rejects.toMatchObject({
      failure: { kind: 'redirected' },
    });
    expect(server.seen).toHaveLength(1);
    expect(other.seen).toEqual([]);
  });

  it('rethrows a stop unchanged', async () => {
    const server = await start();
    const controller = new AbortController();
    controller.abort(new DOMException('stop', 'AbortError'));
    const sent = sendRequest(direct(server.url), '/api/v1/version', { signal: controller.signal });
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('registers again with a relay that has forgotten the server, and repeats the request', async () => {
    const server = await start({
      'POST /relay': { status: 200, body: { id: 'one' } },
      'POST /relay/one/api/v1/run/advanced/f': { status: 404, body: { detail: { code: 'RELAY_UNKNOWN' } } },
    });
    openPageAt(server.url);
    const connection: Connection = { kind: 'langflow', baseUrl: '/relay/one', address: 'http://flows', apiKey: 'k' };
    await sendRequest(connection, '/api/v1/run/advanced/f', { method: 'POST', body: '{"a":1}' });
    expect(server.seen).toEqual([
      { method: 'POST', path: '/relay/one/api/v1/run/advanced/f', key: 'k', body: '{"a":1}' },
      { method: 'POST', path: '/relay', key: null, body: '{"url":"http://flows"}' },
      { method: 'POST', path: '/relay/one/api/v1/run/advanced/f', key: 'k', body: '{"a":1}' },
    ]);
  });

  it('does not repeat a request if the server itself does not know the path', async () => {
    const server = await start({});
    openPageAt(server.url);
    const connection: Connection = { kind: 'langflow', baseUrl: '/relay/one', address: 'http://flows', apiKey: null };
    expect((await sendRequest(connection, '/api/v1/version')).status).toBe(404);
    expect(server.seen).toHaveLength(1);
  });
});
