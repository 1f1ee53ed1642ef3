/** Another site in the same browser: through a host name of its own (DNS rebinding), or by requests across origins. */
import { describe, expect, it } from 'vitest';
import { networkAddresses } from '#server/settings/reach.ts';
import { describedRoutes } from '#server/testing/described-routes.ts';
import { sendRaw, startTestServer, statusesOf } from '#server/testing/listening-app.ts';
import { openTestApp, type TestApp } from '#server/testing/test-app.ts';

async function statusOf(url: string, ...head: string[]): Promise<number | undefined> {
  return statusesOf(await sendRaw(url, [...head, 'Connection: close', '', ''].join('\r\n')))[0];
}

const HOSTS = [
  ['127.0.0.1:4747', 200],
  ['localhost', 200],
  ['LOCALHOST:80', 200],
  ['[::1]:4747', 200],
  ['bench.example:4747', 200],
  ['evil.example', 403],
  ['127.0.0.1.evil.example', 403],
  ['localhost.evil.example:4747', 403],
  ['localhost.', 403],
  ['0.0.0.0', 403],
  // Names that some resolvers take for 127.0.0.1.
  ['2130706433', 403],
  ['0x7f.1', 403],
  ['127.1', 403],
  ['127.0.0.1@evil.example', 400],
  ['evil.example#127.0.0.1', 400],
  ['127.0.0.1/evil.example', 400],
  ['127.0.0.1 evil.example', 400],
  ['127.0.0.1\t.evil.example', 400],
  ['127.0.0.1\0.evil.example', 400],
  ['127.0.0.1:80:evil.example', 400],
  ['127.0.0.1, evil.example', 400],
  ['[::1].evil.example', 400],
  ['[::1', 400],
  ['', 400],
] as const;

describe('the host', () => {
  it('is one of this machine, or an allowed one', async () => {
    const { server } = await startTestServer({ settings: { TWEAKBENCH_ALLOWED_HOSTS: 'bench.example' } });
    for (const [host, status] of HOSTS)
      expect([host, await statusOf(server.url, 'GET /health HTTP/1.1', `Host: ${host}`)]).toEqual([host, status]);
  });

  it.each([
    ['is missing', ['GET /health HTTP/1.1'], 400],
    ['is missing, as in HTTP/1.0', ['GET /health HTTP/1.0'], 400],
    ['comes twice', ['GET /health HTTP/1.1', 'Host: 127.0.0.1', 'Host: evil.example'], 403],
    ['comes twice, the right one last', ['GET /health HTTP/1.1', 'Host: evil.example', 'Host: 127.0.0.1'], 403],
    ['is another one in the address', ['GET http://127.0.0.1/health HTTP/1.1', 'Host: evil.example'], 403],
    [
      'is another one before a proxy',
      ['GET /health HTTP/1.1', 'Host: evil.example', 'X-Forwarded-Host: 127.0.0.1'],
      403,
    ],
    ['is written with a space', ['GET /health HTTP/1.1', 'Host : 127.0.0.1'], 400],
  ])('that %s is refused', async (_name, head, status) => {
    const { server } = await startTestServer();
    expect(await statusOf(server.url, ...head)).toBe(status);
  });

  it('may be the address listened on', async () => {
    const settings = { TWEAKBENCH_HOST: '192.168.7.7', TWEAKBENCH_TOKEN: 'open sesame!' };
    await using app = await openTestApp({ settings });
    expect((await app.json('GET', '/health', undefined, { host: '192.168.7.7:4747' })).status).toBe(200);
    expect((await app.json('GET', '/health', undefined, { host: '192.168.7.8:4747' })).status).toBe(403);
  });

  it('may be an address of this machine, if it listens on all of them', async () => {
    const settings = { TWEAKBENCH_HOST: '0.0.0.0', TWEAKBENCH_TOKEN: 'open sesame!' };
    await using app = await openTestApp({ settings });
    const statusFor = async (host: string) => (await app.json('GET', '/health', undefined, { host })).status;
    for (const own of networkAddresses()) expect(await statusFor(`${own}:4747`)).toBe(200);
    for (const other of ['203.0.113.9', '169.254.169.254:80', 'evil.example', '192.168.7.7.evil.example'])
      expect([other, await statusFor(other)]).toEqual([other, 403]);
    await using local = await openTestApp();
    for (const own of networkAddresses())
      expect((await local.json('GET', '/health', undefined, { host: own })).status).toBe(403);
  });

  it('is checked on every route, for reads too', async () => {
    const { app, server } = await startTestServer();
    for (const { method, path } of await allRoutes(app)) {
      const head = [`${method} ${path} HTTP/1.1`, 'Host: evil.example', 'Content-Length: 0'];
      expect(await statusOf(server.url, ...head), `${method} ${path}`).toBe(403);
    }
  });
});

const OWN_ROUTES = [
  { method: 'GET', path: '/' },
  { method: 'GET', path: '/relay' },
  { method: 'POST', path: '/relay' },
  { method: 'GET', path: '/relay/x/api/v1/flows/' },
  { method: 'POST', path: '/' },
];

async function allRoutes(app: TestApp) {
  return [...(await describedRoutes(app)), ...OWN_ROUTES];
}

describe('a write that a page of another site sends without asking first', () => {
  // The types of a form, and of a `fetch` with `no-cors`.
  const SIMPLE = [
    ['application/x-www-form-urlencoded', 'name=Planted&data=x'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n{}\r\n--b--\r\n',
    ],
    ['text/plain', '{"name":"Planted","data":{"nodes":[],"edges":[]}}'],
    ['text/plain; charset=application/json', '{"name":"Planted","data":{"nodes":[],"edges":[]}}'],
    [null, '{"name":"Planted","data":{"nodes":[],"edges":[]}}'],
  ] as const;
  const SENDERS = [
    'Origin: https://evil.example',
    'Origin: null',
    'Sec-Fetch-Site: cross-site',
    'Sec-Fetch-Site: same-site',
  ];

  it.each(SIMPLE)('as %s is refused by every route, and changes nothing', async (type, body) => {
    const { app, server } = await startTestServer();
    const before = await storedIn(app);
    const host = `Host: ${new URL(server.url).host}`;
    for (const { method, path } of await allRoutes(app)) {
      if (method === 'GET') continue;
      for (const sender of SENDERS) {
        const typed = type === null ? [] : [`Content-Type: ${type}`];
        const head = [`${method} ${path} HTTP/1.1`, host, sender, ...typed, `Content-Length: ${body.length}`];
        const answered = await sendRaw(server.url, [...head, 'Connection: close', '', body].join('\r\n'));
        expect(statusesOf(answered), `${method} ${path}, ${sender}`).toEqual([403]);
      }
    }
    expect(await storedIn(app)).toEqual(before);
  });

  it('is not made possible by an answer about CORS, on any route', async () => {
    const { app, server } = await startTestServer();
    const host = `Host: ${new URL(server.url).host}`;
    for (const { method, path } of await allRoutes(app)) {
      const headers = [host, 'Origin: https://evil.example', `Access-Control-Request-Method: ${method}`];
      const head = [`OPTIONS ${path} HTTP/1.1`, ...headers, 'Connection: close', '', ''];
      expect(await sendRaw(server.url, head.join('\r\n')), path).not.toMatch(/access-control-/i);
    }
  });

  async function storedIn(app: TestApp) {
    const paths = ['/api/v1/flows/', '/api/v2/files', '/workspace/v1/runs', '/workspace/v1/suites'];
    return Promise.all(paths.map((path) => app.json('GET', path)));
  }
});

describe('the origin of a write', () => {
  it.each([
    [{}, 201],
    [{ origin: 'http://127.0.0.1:4747' }, 201],
    [{ origin: 'https://127.0.0.1:4747' }, 201],
    [{ origin: 'http://127.0.0.1:4748' }, 403],
    [{ origin: 'http://localhost:4747' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 201],
  ])('of a request with %j is answered with %i', async (headers, status) => {
    await using app = await openTestApp();
    const flow = { name: 'Mine', data: { nodes: [], edges: [] } };
    const answer = await app.json('POST', '/api/v1/flows/', flow, { host: '127.0.0.1:4747', ...headers });
    expect(answer.status).toBe(status);
    expect(await app.services.flows.list()).toHaveLength(
      (await app.services.flows.list()).filter((f) => f.is_sample).length + (status === 201 ? 1 : 0),
    );
  });

  it('does not matter for a read, which another page cannot see', async () => {
    await using app = await openTestApp();
    const response = await app.call('GET', '/api/v1/flows/', undefined, { origin: 'https://evil.example' });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });
});

describe('the origin of a read through the relay, which may add an API key', () => {
  it.each([
    [{}, 404],
    [{ 'sec-fetch-site': 'same-origin' }, 404],
    [{ 'sec-fetch-site': 'none' }, 404],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' }, 404],
    // As part of the page, or in a tab of its own.
    [{ 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'script' }, 403],
    [{ 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'serviceworker' }, 403],
    [{ 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'style' }, 403],
    [{ 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document' }, 403],
  ])('of a request with %j is answered with %i', async (headers, status) => {
    await using app = await openTestApp();
    const own = { host: '127.0.0.1:4747', ...headers };
    expect((await app.json('GET', '/relay/0000000000000000/api/v1/users/whoami', undefined, own)).status).toBe(status);
  });
});
