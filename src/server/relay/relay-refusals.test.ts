import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { bodyOf, exchangeRaw, relayTo } from '../testing/relay-to.ts';
import { at, openTestApp } from '../testing/test-app.ts';

describe('what the relay refuses', () => {
  it('answers its own 502 when the server does not answer', async () => {
    const { url } = await relayTo((_incoming, outgoing) => outgoing.end());
    const registered = await fetch(`${url}/relay`, {
      method: 'POST',
      body: JSON.stringify({ url: 'http://127.0.0.1:9' }),
    });
    const id: unknown = Reflect.get(Object(await registered.json()), 'id');
    const answer = await fetch(`${url}/relay/${id}/api/v1/version`);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({
      detail: { code: 'RELAY_UNREACHABLE', message: expect.stringContaining('127.0.0.1:9') },
    });
  });

  it('tells a failed connection from a missing server', async () => {
    const { url } = await relayTo((_incoming, outgoing) => outgoing.end());
    // A server without TLS.
    const registered = await fetch(`${url}/relay`, {
      method: 'POST',
      body: JSON.stringify({ url: url.replace('http:', 'https:') }),
    });
    const id: unknown = Reflect.get(Object(await registered.json()), 'id');
    const answer = await fetch(`${url}/relay/${id}/api/v1/version`);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({
      detail: { code: 'RELAY_FAILED', message: expect.stringMatching(/^The connection to 127\.0\.0\.1:\d+ failed: /) },
    });
  });

  it('keeps redirects within the server, and refuses others', async () => {
    const { base } = await relayTo((incoming, outgoing) => {
      outgoing.writeHead(307, { location: incoming.url === '/in' ? '/api/v1/flows/' : 'http://evil.example/' });
      outgoing.end();
    });
    const inside = await fetch(`${base}/in`, { redirect: 'manual' });
    expect(inside.headers.get('location')).toBe(`${new URL(base).pathname}/api/v1/flows/`);
    const outside = await fetch(`${base}/out`, { redirect: 'manual' });
    expect(outside.status).toBe(502);
    expect(outside.headers.get('location')).toBeNull();
    expect(await outside.json()).toMatchObject({
      detail: { code: 'RELAY_REDIRECT', message: expect.stringContaining('redirects to http://evil.example, and') },
    });
  });

  it('refuses unregistered servers, and paths that leave a server', async () => {
    const { base, url } = await relayTo((_incoming, outgoing) => outgoing.end('reached'));
    expect((await fetch(`${url}/relay/0000000000000000/api`)).status).toBe(404);
    const status = await new Promise<number | undefined>((done) => {
      const { pathname, port } = new URL(base);
      request({ host: '127.0.0.1', port, path: `${pathname}/api/%2e%2e/%2e%2e/x` }, (answer) =>
        done(answer.statusCode),
      ).end();
    });
    expect([400, 404]).toContain(status);
  });

  it('limits the body, with and without an announced length', async () => {
    const { base } = await relayTo(async (incoming, outgoing) => outgoing.end(await bodyOf(incoming)), {
      bodyBytes: 1_000,
    });
    expect((await fetch(`${base}/a`, { method: 'POST', body: 'x'.repeat(1_000) })).status).toBe(200);
    expect((await fetch(`${base}/a`, { method: 'POST', body: 'x'.repeat(1_001) })).status).toBe(413);
    const unannounced = await new Promise<number | undefined>((done) => {
      const sending = request(`${base}/a`, { method: 'POST' }, (answer) => done(answer.statusCode));
      sending.on('error', () => undefined);
      sending.write('x'.repeat(900));
      sending.end('x'.repeat(900));
    });
    expect(unannounced).toBe(413);
  });

  it('has another limit for uploads', async () => {
    const { base } = await relayTo(async (incoming, outgoing) => outgoing.end(await bodyOf(incoming)), {
      bodyBytes: 100,
      uploadBytes: 1_000,
    });
    const post = (path: string, size: number) => fetch(`${base}${path}`, { method: 'POST', body: 'x'.repeat(size) });
    expect((await post('/api/v2/files', 1_000)).status).toBe(200);
    expect((await post('/api/v1/files/upload/flow', 1_000)).status).toBe(200);
    const refused = await post('/api/v2/files', 1_001);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ detail: { code: 'RELAY_TOO_LARGE' } });
    // A flow with that name is not an upload.
    expect((await post('/api/v1/run/advanced/files', 1_000)).status).toBe(413);
    expect((await post('/api/v1/flows/?name=/files', 1_000)).status).toBe(413);
  });

  it('times out for a silent server, and for a stream that falls silent', async () => {
    const { base } = await relayTo(
      (incoming, outgoing) => {
        if (incoming.url === '/stream') outgoing.write('first');
      },
      { totalMs: 150, idleMs: 60 },
    );
    const answer = await fetch(`${base}/silent`);
    expect(answer.status).toBe(504);
    expect(await answer.json()).toMatchObject({ detail: { code: 'RELAY_TIMEOUT' } });
    await expect((await fetch(`${base}/stream`)).text()).rejects.toThrow();
  });

  it.each([
    [{ idleMs: 1_000 }, false],
    [{ totalMs: 1_000 }, true],
  ])('cuts a stream only when a page that knows %j has given up by itself', async (limits, speaks) => {
    const { base } = await relayTo((_incoming, outgoing) => {
      outgoing.write('first');
      const words = setInterval(() => speaks && outgoing.write('word'), 100);
      outgoing.once('close', () => clearInterval(words));
    }, limits);
    let ended = 'neither';
    // The page's clock may start a little later than the relay's.
    const patience = setTimeout(() => {
      ended = 'the page';
    }, 1_040);
    const answer = await fetch(`${base}/stream`);
    if (!speaks) patience.refresh();
    await expect(answer.text()).rejects.toThrow();
    clearTimeout(patience);
    expect(ended).toBe('the page');
  });

  it('says what is wrong with an address', async () => {
    const { url } = await relayTo((_incoming, outgoing) => outgoing.end());
    const answer = await fetch(`${url}/relay`, { method: 'POST', body: JSON.stringify({ url: 'ftp://x' }) });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ detail: { message: 'Only http and https addresses can be reached' } });
  });

  it('refuses an address that is too long', async () => {
    const { url, target } = await relayTo((_incoming, outgoing) => outgoing.end());
    const register = async (spaces: number) =>
      (await fetch(`${url}/relay`, { method: 'POST', body: `{"url": "${target}"${' '.repeat(spaces)}}` })).status;
    expect(await register(8_000)).toBe(200);
    expect(await register(9_000)).toBe(422);
  });

  it('cuts an answer that takes too long', async () => {
    const { base } = await relayTo(
      (_incoming, outgoing) => {
        const words = setInterval(() => outgoing.write('word '), 10);
        outgoing.once('close', () => clearInterval(words));
      },
      { totalMs: 120, idleMs: 60_000 },
    );
    await expect((await fetch(`${base}/stream`)).text()).rejects.toThrow();
  });

  it('shows LANGFLOW_URL, never its key', async () => {
    const { url, target } = await relayTo((_incoming, outgoing) => outgoing.end(), {}, 'secret-of-settings');
    const text = await (await fetch(`${url}/relay`)).text();
    expect(JSON.parse(text)).toMatchObject({
      configured: { url: target, hasKey: true },
      limits: { totalMs: 900_000, idleMs: 120_000 },
    });
    expect(text).not.toContain('secret-of-settings');
  });
});

describe('an answer that breaks the rules of HTTP', () => {
  const long = 'x'.repeat(200_000);

  it.each([
    ['a status of zero', 'HTTP/1.1 000 X\r\nContent-Length: 2\r\n\r\n{}'],
    ['a status under 100', 'HTTP/1.1 099 X\r\nContent-Length: 2\r\n\r\n{}'],
    ['a status over 599', 'HTTP/1.1 999 X\r\nContent-Length: 2\r\n\r\n{}'],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['nothing', ''],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-'],
    ['a header without an end', `HTTP/1.1 200 OK\r\nX-Long: ${long}\r\n\r\n{}`],
    ['a control character in a header', 'HTTP/1.1 200 OK\r\nX-Own: a\u0001b\r\nContent-Length: 2\r\n\r\n{}'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    ['a length and chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}'],
    ['a redirect to no address', 'HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n'],
  ])('(%s) is a 502', async (_name, answer) => {
    const { answered } = await exchangeRaw({ head: ['GET /a HTTP/1.1', 'Connection: close'] }, answer);
    expect(answered).toMatch(/^HTTP\/1\.1 502 [\s\S]*"code":"RELAY_(?:FAILED|UNREACHABLE|REDIRECT)"/);
  });

  it.each([
    ['a body that ends early', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}'],
    ['a chunk without a size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n'],
  ])('(%s) is cut off', async (_name, answer) => {
    const { answered } = await exchangeRaw({ head: ['GET /a HTTP/1.1', 'Connection: close'] }, answer);
    expect(answered).toMatch(/^HTTP\/1\.1 200 /);
    // Without what would complete it: the announced length, or the last chunk.
    expect(answered).not.toMatch(/\r\n\r\n(?:.{9}|[\s\S]*0\r\n\r\n)$/);
  });
});

describe('the relay of the whole server', () => {
  const registration = { url: 'http://127.0.0.1:9' };
  const origin = { host: '127.0.0.1:4747', origin: 'http://127.0.0.1:4747' };

  it('accepts addresses only from its own page', async () => {
    await using app = await openTestApp();
    const register = (headers: object) => app.json('POST', '/relay', registration, { ...origin, ...headers });
    expect(await register({})).toMatchObject({
      status: 200,
      body: { id: expect.stringMatching(/^[\w-]{43,}$/) },
    });
    expect((await register({ origin: 'http://evil.example' })).status).toBe(403);
    expect((await register({ host: 'evil.example', origin: 'http://evil.example' })).status).toBe(403);
  });

  it('accepts only the configured address when other machines can reach it', async () => {
    const settings = {
      TWEAKBENCH_HOST: '0.0.0.0',
      TWEAKBENCH_TOKEN: 'let-me-in-here',
      LANGFLOW_URL: 'http://127.0.0.1:9',
    };
    await using app = await openTestApp({ settings });
    const form = { ...origin, 'content-type': 'application/x-www-form-urlencoded' };
    const entered = await app.call('POST', '/token', 'token=let-me-in-here&next=/', form);
    const headers = { ...origin, cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' };
    expect(await app.json('POST', '/relay', registration, headers)).toMatchObject({ status: 200 });
    expect(await app.json('POST', '/relay', { url: 'http://169.254.169.254' }, headers)).toMatchObject({
      status: 422,
      body: { detail: { code: 'RELAY_ADDRESS', message: 'This server relays only to the Langflow in its settings' } },
    });
  });

  it('adds the configured key for nobody when programs need another key and no token is set', async () => {
    const settings = { LANGFLOW_URL: 'http://127.0.0.1:9', LANGFLOW_API_KEY: 'secret-of-settings' };
    const hasKey = async (more: Record<string, string>) => {
      await using app = await openTestApp({ settings: { ...settings, ...more } });
      return at((await app.json('GET', '/relay', undefined, origin)).body, 'configured', 'hasKey');
    };
    expect(await hasKey({})).toBe(true);
    expect(await hasKey({ TWEAKBENCH_API_KEY: 'the key' })).toBe(false);
  });

  it('reports its configured limits', async () => {
    await using app = await openTestApp({ settings: { TWEAKBENCH_RELAY_TIMEOUT: '60', TWEAKBENCH_RELAY_BODY: '1' } });
    expect((await app.json('GET', '/relay', undefined, origin)).body).toMatchObject({
      configured: null,
      limits: { totalMs: 60_000, idleMs: 120_000, bodyBytes: 1_048_576 },
    });
  });
});
