import { createServer } from 'node:http';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { listenLocally } from '#run/testing/listen-locally.ts';
import { workspaceRequest } from './workspace-request.ts';

let origin = '';

beforeAll(async () => {
  const { url, close } = await listenLocally(
    createServer((request, response) => {
      const { method, url: path, headers } = request;
      const status = path === '/workspace/v1/runs/changed' ? 412 : 200;
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ method, path, key: headers['x-api-key'] ?? null, match: headers['if-match'] ?? null }));
    }),
  );
  origin = url;
  return close;
});

const send = globalThis.fetch;
const toOwnServer = (path: string, init: RequestInit) => send(origin + path, init);
afterEach(() => vi.unstubAllGlobals());

it("a workspace request goes to the page's own server, with its key and the given headers", async () => {
  vi.stubGlobal('fetch', toOwnServer);
  const keyOf = (address: string) => (address === '' ? 'engine key' : 'key of another server');
  const answer = await workspaceRequest(keyOf, '/runs/a', { method: 'DELETE', headers: { 'if-match': '"3"' } });
  expect(answer).toEqual({
    status: 200,
    body: { method: 'DELETE', path: '/workspace/v1/runs/a', key: 'engine key', match: '"3"' },
  });
});

it('a workspace request rejects with an error status, and resolves with one that is accepted', async () => {
  vi.stubGlobal('fetch', toOwnServer);
  const ask = (accepted: readonly number[]) => workspaceRequest(() => null, '/runs/changed', { accepted });
  await expect(ask([404])).rejects.toMatchObject({ name: 'RequestError', error: { status: 412 } });
  expect(await ask([412])).toMatchObject({ status: 412, body: { path: '/workspace/v1/runs/changed' } });
});
