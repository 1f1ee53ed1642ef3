import { type IncomingMessage, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bodyOf, relayTo } from '../testing/relay-to.ts';

describe('a request through the relay', () => {
  it('arrives with method, path, query, body and key, but without cookies, our origin or our own credentials', async () => {
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
        authorization: 'Basic cHJveHk6c2VjcmV0',
        origin: 'http://127.0.0.1:1',
        'x-forwarded-for': '1.2.3.4',
        'x-person': 'Mara Lind',
      },
      body: '{"inputs":[]}',
    });
    expect(seen).toMatchObject({ method: 'POST', url: '/api/v1/run/advanced/a%20b?x=1', body: '{"inputs":[]}' });
    expect(seen).toMatchObject({
      headers: { 'x-api-key': 'mine', 'content-type': 'application/json', host: new URL(target).host },
    });
    expect(seen).not.toHaveProperty('headers.cookie');
    expect(seen).not.toHaveProperty('headers.authorization');
    expect(seen).not.toHaveProperty('headers.origin');
    expect(seen).not.toHaveProperty('headers.x-forwarded-for');
    expect(seen).not.toHaveProperty('headers.x-person');
  });

  it('gets the configured key only when the page sends none', async () => {
    const { base } = await relayTo(
      (incoming, outgoing) => outgoing.end(JSON.stringify(incoming.headers['x-api-key'])),
      {},
      'from-settings',
    );
    const run = `${base}/api/v1/run/a?stream=true`;
    const ask = async (url: string, init?: RequestInit) => (await fetch(url, { method: 'POST', ...init })).text();
    expect(await ask(run)).toBe('"from-settings"');
    expect(await ask(run, { headers: { 'x-api-key': 'mine' } })).toBe('"mine"');
    // Not a route of the page, so the configured key is not added.
    expect(await ask(`${base}/api/v1/api_key/`)).toBe('');
    expect(await ask(run, { method: 'PUT' })).toBe('');
  });

  it('returns compressed bytes unchanged, without the cookies and policies of the server', async () => {
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

  it('closes the connection to the server when the page leaves', async () => {
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

  it('closes the connection to the page when the server closes its own', async () => {
    const { base } = await relayTo((_incoming, outgoing) => {
      outgoing.write('half', () => outgoing.destroy());
    });
    const response = await fetch(`${base}/a`);
    await expect(response.text()).rejects.toThrow();
  });
});
