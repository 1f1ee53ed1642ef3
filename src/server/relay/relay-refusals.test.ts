import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { bodyOf, relayTo } from '../testing/relay-to.ts';
import { openTestApp } from '../testing/test-app.ts';

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

  it('tells a server without HTTPS from a missing one with a sentence', async () => {
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
      detail: {
        code: 'RELAY_FAILED',
        message: expect.stringMatching(/^127\.0\.0\.1:\d+ does not answer in HTTPS\. Its address may begin with http/),
      },
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
    [{ idleMs: 60 }, false],
    [{ totalMs: 60 }, true],
  ])('cuts a stream only when a page that knows %j has given up by itself', async (limits, speaks) => {
    const { base } = await relayTo((_incoming, outgoing) => {
      outgoing.write('first');
      const timer = setInterval(() => speaks && outgoing.write('word'), 100);
      outgoing.once('close', () => clearInterval(timer));
    }, limits);
    let ended = 'neither';
    // The clock of a busy page starts later than the relay's.
    const patience = setTimeout(() => {
      ended = 'the page';
    }, 1_500);
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

describe('the relay of the whole server', () => {
  const origin = { host: '127.0.0.1:4747', origin: 'http://127.0.0.1:4747' };

  it('reports its configured limits', async () => {
    await using app = await openTestApp({ settings: { TWEAKBENCH_RELAY_TIMEOUT: '60', TWEAKBENCH_RELAY_BODY: '1' } });
    expect((await app.json('GET', '/relay', undefined, origin)).body).toMatchObject({
      configured: null,
      limits: { totalMs: 60_000, idleMs: 120_000, bodyBytes: 1_048_576 },
    });
  });
});
