import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createAdaptorServer } from '@hono/node-server';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultRelayLimits, type RelayLimits } from './relay-request.ts';
import { relayRoutes } from './relay-routes.ts';
import { createRelayTargets } from './relay-targets.ts';

const open: { close(): void; closeAllConnections(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(server: Server): Promise<string> {
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** A relay to a server that answers with `listener`. */
async function relayTo(listener: RequestListener, limits: Partial<RelayLimits> = {}, apiKey: string | null = null) {
  const target = await listen(createServer(listener));
  const targets = createRelayTargets({ langflowUrl: target, langflowApiKey: apiKey, mayRegister: true });
  const app = relayRoutes(targets, { ...defaultRelayLimits, ...limits });
  const relay = createAdaptorServer({ fetch: app.fetch });
  if (!('closeAllConnections' in relay)) throw new Error('Not the plain server');
  const url = await listen(relay);
  return { base: `${url}/relay/${targets.configured?.id}`, url, target };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('a request through the relay', () => {
  it('arrives with method, path, query, body and key, and without cookies or our origin', async () => {
    let seen: {
      method: string | undefined;
      url: string | undefined;
      headers: IncomingMessage['headers'];
      body: string;
    } | null = null;
    const { base, target } = await relayTo(async (incoming, outgoing) => {
      seen = { method: incoming.method, url: incoming.url, headers: incoming.headers, body: await bodyOf(incoming) };
      outgoing.end('{}');
    });
    await fetch(`${base}/api/v1/run/advanced/a%20b?x=1`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': 'mine',
        cookie: 'session=1',
        origin: 'http://127.0.0.1:1',
        'x-forwarded-for': '1.2.3.4',
      },
      body: '{"inputs":[]}',
    });
    expect(seen).toMatchObject({ method: 'POST', url: '/api/v1/run/advanced/a%20b?x=1', body: '{"inputs":[]}' });
    expect(seen).toMatchObject({
      headers: { 'x-api-key': 'mine', 'content-type': 'application/json', host: new URL(target).host },
    });
    expect(seen).not.toHaveProperty('headers.cookie');
    expect(seen).not.toHaveProperty('headers.origin');
    expect(seen).not.toHaveProperty('headers.x-forwarded-for');
  });

  it('gets the key of the settings only where the page sends none', async () => {
    const { base } = await relayTo(
      (incoming, outgoing) => outgoing.end(JSON.stringify(incoming.headers['x-api-key'])),
      {},
      'from-settings',
    );
    expect(await (await fetch(`${base}/a`)).json()).toBe('from-settings');
    expect(await (await fetch(`${base}/a`, { headers: { 'x-api-key': 'mine' } })).json()).toBe('mine');
  });

  it('returns compressed bytes as they are, and no cookie or foreign policy', async () => {
    const zipped = gzipSync('x'.repeat(5_000));
    const { base } = await relayTo((_incoming, outgoing) => {
      outgoing.writeHead(201, {
        'content-encoding': 'gzip',
        'content-length': zipped.length,
        'set-cookie': 'a=b',
        'access-control-allow-origin': '*',
        'content-security-policy': 'default-src *',
        'x-own': 'kept',
      });
      outgoing.end(zipped);
    });
    const { status, headers, bytes } = await new Promise<{
      status: number | undefined;
      headers: IncomingMessage['headers'];
      bytes: Buffer;
    }>((done) => {
      request(`${base}/a`, { headers: { 'accept-encoding': 'gzip' } }, async (answer) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk);
        done({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(chunks) });
      }).end();
    });
    expect(status).toBe(201);
    expect(bytes.equals(zipped)).toBe(true);
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'x-own': 'kept',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('streams: the first frame is read before the second is written', async () => {
    let writeSecond = () => undefined as unknown;
    const { base } = await relayTo((_incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
      outgoing.write('one\n\n');
      writeSecond = () => outgoing.end('two\n\n');
    });
    const reader = (await fetch(`${base}/a`)).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('one\n\n');
    writeSecond();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('two\n\n');
  });

  it('hangs up on the server when the page goes away', async () => {
    let sayGone = () => undefined as unknown;
    const gone = new Promise<void>((done) => {
      sayGone = done;
    });
    const { base } = await relayTo((_incoming, outgoing) => {
      outgoing.once('close', () => sayGone());
      outgoing.write('first');
    });
    const abort = new AbortController();
    const response = await fetch(`${base}/a`, { signal: abort.signal });
    await response.body?.getReader().read();
    abort.abort();
    await gone;
  });

  it('breaks off towards the page when the server breaks off', async () => {
    const { base } = await relayTo((_incoming, outgoing) => {
      outgoing.write('half', () => outgoing.destroy());
    });
    const response = await fetch(`${base}/a`);
    await expect(response.text()).rejects.toThrow();
  });
});

describe('what the relay refuses', () => {
  it('tells a server that does not answer with a 502 of its own', async () => {
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

  it('keeps a redirect inside, and refuses one that leads elsewhere', async () => {
    const { base } = await relayTo((incoming, outgoing) => {
      outgoing.writeHead(307, { location: incoming.url === '/in' ? '/api/v1/flows/' : 'http://evil.example/' });
      outgoing.end();
    });
    const inside = await fetch(`${base}/in`, { redirect: 'manual' });
    expect(inside.headers.get('location')).toBe(`${new URL(base).pathname}/api/v1/flows/`);
    const outside = await fetch(`${base}/out`, { redirect: 'manual' });
    expect(outside.status).toBe(502);
    expect(outside.headers.get('location')).toBeNull();
    expect(await outside.json()).toMatchObject({ detail: { code: 'RELAY_REDIRECT' } });
  });

  it('knows no server that was not registered, and no path out of it', async () => {
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

  it('limits the body, announced or not', async () => {
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

  it('gives up on a silent server after the total time, and on a stream that falls silent', async () => {
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

  it('tells what is wrong with an address', async () => {
    const { url } = await relayTo((_incoming, outgoing) => outgoing.end());
    const answer = await fetch(`${url}/relay`, { method: 'POST', body: JSON.stringify({ url: 'ftp://x' }) });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ detail: { message: 'Only http and https addresses can be reached' } });
  });

  it('says where LANGFLOW_URL leads and never its key', async () => {
    const { url, target } = await relayTo((_incoming, outgoing) => outgoing.end(), {}, 'secret-of-settings');
    const text = await (await fetch(`${url}/relay`)).text();
    expect(JSON.parse(text)).toMatchObject({ configured: { url: target, hasKey: true } });
    expect(text).not.toContain('secret-of-settings');
  });
});
