import { QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { EMBEDDED_SERVER } from '#run/testing/sample-run.ts';
import { createPageCheckPorts } from './page-check-ports.ts';

const JUDGE = { url: 'http://models.example:9/v1', model: 'small', key: 'canary-key' };

/** A page whose own server relays, or does not; `asked` are its requests. */
function openPorts(relays: boolean, status = 200) {
  const requests: { url: string; headers: Record<string, string> }[] = [];
  vi.stubGlobal('fetch', async (input: string | URL, init: RequestInit = {}) => {
    requests.push({ url: String(input), headers: Object.fromEntries(new Headers(init.headers)) });
    if (input === '/relay') return relays ? Response.json({ id: 'r1' }) : Response.json({}, { status: 422 });
    return Response.json({ choices: [{ message: { content: '{"score": 1}' } }] }, { status });
  });
  const { ports } = createPageCheckPorts(
    { client: new QueryClient() },
    {
      server: EMBEDDED_SERVER,
      connection: { kind: 'embedded', baseUrl: '', apiKey: null },
      timeouts: { totalMs: 1_000, idleMs: 1_000 },
      begin: () => ({ id: 'a', startedAt: 0 }),
    },
  );
  return { requests, ask: () => ports(new AbortController().signal).ask(JUDGE, 'prompt') };
}

it('a judge is asked through the relay, which is registered once and gets the key in a header of its own', async () => {
  const { requests, ask } = openPorts(true);
  expect(await ask()).toBe('{"score": 1}');
  await ask();
  expect(requests.map(({ url }) => url)).toEqual([
    '/relay',
    '/relay/r1/v1/chat/completions',
    '/relay/r1/v1/chat/completions',
  ]);
  expect(requests[1]?.headers).toMatchObject({ 'x-relay-authorization': 'Bearer canary-key' });
  expect(requests[1]?.headers).not.toHaveProperty('authorization');
});

it('a judge is asked directly if the server relays to no address that a page names', async () => {
  const { requests, ask } = openPorts(false);
  expect(await ask()).toBe('{"score": 1}');
  expect(requests[1]).toMatchObject({
    url: 'http://models.example:9/v1/chat/completions',
    headers: { authorization: 'Bearer canary-key' },
  });
});

it('a judge that the relay cannot reach is reported in a sentence', async () => {
  await expect(openPorts(true, 502).ask()).rejects.toThrow('The judge small cannot be reached at models.example:9.');
});

it('a flow that judges is reported if it is not on the server', async () => {
  const { ports } = createPageCheckPorts(
    { client: new QueryClient({ defaultOptions: { queries: { retry: false } } }) },
    {
      server: EMBEDDED_SERVER,
      connection: { kind: 'embedded', baseUrl: 'http://127.0.0.1:9', apiKey: null },
      timeouts: { totalMs: 1_000, idleMs: 1_000 },
      begin: () => ({ id: 'a', startedAt: 0 }),
    },
  );
  vi.stubGlobal('fetch', async () => Response.json({ detail: 'Not Found' }, { status: 404 }));
  await expect(ports(new AbortController().signal).ask({ flow: 'judge' }, 'prompt')).rejects.toThrow(
    'The judge cannot be found: this server has no flow judge.',
  );
});
