/** The relay as a way to other servers, or to more of the configured one than the page uses. */
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { statusesOf } from '#server/testing/listening-app.ts';
import { BASE, LANGFLOW_KEY, startRelayOfApp } from '#server/testing/relay-of-app.ts';
import { listenOnFreePort } from '#server/testing/relay-to.ts';
import { at, openTestApp } from '#server/testing/test-app.ts';

const registration = { url: 'http://127.0.0.1:9' };
const origin = { host: '127.0.0.1:4747', origin: 'http://127.0.0.1:4747' };

describe('an address for the relay', () => {
  it('is accepted only from its own page', async () => {
    await using app = await openTestApp();
    const register = (headers: object) => app.json('POST', '/relay', registration, { ...origin, ...headers });
    expect(await register({})).toMatchObject({
      status: 200,
      body: { id: expect.stringMatching(/^[\w-]{43,}$/) },
    });
    expect((await register({ origin: 'http://evil.example' })).status).toBe(403);
    expect((await register({ host: 'evil.example', origin: 'http://evil.example' })).status).toBe(403);
  });

  it('is only the configured one when other machines can reach the server', async () => {
    const settings = {
      TWEAKBENCH_HOST: '0.0.0.0',
      TWEAKBENCH_TOKEN: 'let-me-in-here',
      LANGFLOW_URL: 'http://127.0.0.1:9',
    };
    await using app = await openTestApp({ settings });
    const form = { ...origin, 'content-type': 'application/x-www-form-urlencoded' };
    const entered = await app.call('POST', '/', 'token=let-me-in-here', form);
    const headers = { ...origin, cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' };
    expect(await app.json('POST', '/relay', registration, headers)).toMatchObject({ status: 200 });
    for (const url of [
      'http://169.254.169.254',
      'http://169.254.169.254/latest/meta-data',
      'http://[fe80::1]/',
      'http://[fd00:ec2::254]/',
      'http://[::ffff:169.254.169.254]/',
      'http://2852039166/',
      'http://0xa9.0xfe.0xa9.0xfe/',
      'http://metadata.google.internal/',
      'http://localhost:9',
      'http://127.0.0.1:10',
      'http://127.0.0.1:9.evil.example/',
      'http://127.0.0.1:9@169.254.169.254/',
      'http://169.254.169.254\\@127.0.0.1:9/',
      'http://169.254.169.254#127.0.0.1:9',
      'https://127.0.0.1:9',
      'file:///etc/passwd',
      'gopher://127.0.0.1:9/',
    ]) {
      const { status, body } = await app.json('POST', '/relay', { url }, headers);
      expect([url, status, at(body, 'detail', 'code')]).toEqual([url, 422, 'RELAY_ADDRESS']);
    }
  });
});

describe('a path', () => {
  it('does not leave the configured server and its base path', async () => {
    const relay = await startRelayOfApp();
    for (const path of [
      '/../x',
      '/a/../../x',
      '/%2e%2e/x',
      '/.%2E/x',
      '/..%2fx',
      '/..%5cx',
      '/..\\x',
      '//evil.example/x',
      '/\\evil.example/x',
      '/a%00b',
      '@evil.example/x',
      ':80@evil.example/x',
      '.evil.example/x',
    ]) {
      expect([400, 404], path).toContain(statusesOf(await relay.send({ path }))[0]);
      expect(relay.received(), path).toBe('');
    }
  });

  it('that is only odd is passed on as it is, below the base path', async () => {
    const relay = await startRelayOfApp();
    for (const path of ['/%252e%252e/x', '/http://evil.example/x', '/x;y', '/a?url=http://evil.example']) {
      await relay.send({ path });
      expect(relay.received()).toContain(`GET ${BASE}${path} HTTP/1.1\r\n`);
    }
  });

  it('with another host before it is refused', async () => {
    const relay = await startRelayOfApp();
    const { host } = new URL(relay.server.url);
    for (const before of ['http://evil.example', 'http://169.254.169.254', `http://${host}`, 'http://x/a/..']) {
      const head = [`GET ${before}${relay.prefix}/x HTTP/1.1`, `Host: ${host}`, 'Connection: close', '', ''];
      expect(statusesOf(await relay.sendAll(head.join('\r\n')))[0], before).toBeGreaterThanOrEqual(400);
    }
    expect(relay.received()).toBe('');
  });

  it('of a forged target is refused', async () => {
    const relay = await startRelayOfApp();
    for (const id of [
      '',
      '.',
      '..',
      'x',
      '0'.repeat(16),
      Buffer.from('http://169.254.169.254/').toString('base64url'),
    ]) {
      const head = [`GET /relay/${id}/x HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', '', ''];
      expect(statusesOf(await relay.sendAll(head.join('\r\n'))), id).toEqual([404]);
    }
    expect(relay.received()).toBe('');
  });
});

describe('a redirect', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://[fe80::1]/',
    '//evil.example/x',
    'https://evil.example/',
    'http://me:secret@evil.example/',
    '/outside',
    `${BASE}/../outside`,
    `${BASE}x/y`,
    '\\\\evil.example\\x',
    'javascript:alert(1)',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    'http://[',
  ])('to %s is a 502 without an address', async (location) => {
    const relay = await startRelayOfApp(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`);
    const answered = await relay.send({ path: '/a' });
    expect(statusesOf(answered)).toEqual([502]);
    expect(answered).toContain('"code":"RELAY_REDIRECT"');
    expect(answered).not.toMatch(/^location:/im);
  });

  it('is not followed to a server that is there, and takes no key to it', async () => {
    const visits: (string | undefined)[] = [];
    const other = await listenOnFreePort(
      createServer((request, response) => {
        visits.push(request.url);
        response.end();
      }),
    );
    const relay = await startRelayOfApp(`HTTP/1.1 307 X\r\nLocation: ${other}/taken\r\nContent-Length: 0\r\n\r\n`);
    const answered = await relay.send({ path: '/api/v1/flows/' });
    expect(relay.received()).toContain(LANGFLOW_KEY);
    expect(statusesOf(answered)).toEqual([502]);
    expect(answered).not.toContain(LANGFLOW_KEY);
    expect(visits).toEqual([]);
  });
});

describe('the configured key', () => {
  it('is not added to what the page does not use', async () => {
    const relay = await startRelayOfApp();
    for (const [method, path] of [
      ['GET', '/api/v1/users/'],
      ['POST', '/api/v1/users/whoami'],
      ['GET', '/api/v1/users/whoami/x'],
      ['GET', '/api/v1/users//whoami'],
      ['GET', '/api/v1/%75sers/whoami'],
      ['GET', '/api/v1/flows/x/../../users/whoami'],
      ['GET', '/api/v1/flows//users'],
      ['GET', '/api/v1/flows;/users'],
      ['POST', '/api/v1/custom_component'],
      ['POST', '/api/v1/run/advanced/x/y'],
      ['DELETE', '/api/v1/flows/'],
      ['TRACE', '/api/v1/flows/'],
      ['PUT', '/api/v1/flows/x'],
      ['GET', '/API/v1/flows/'],
    ] as const) {
      const answered = await relay.send({ method, path, head: method === 'GET' ? [] : ['Content-Length: 0'] });
      expect(relay.received() + answered, `${method} ${path}`).not.toContain(LANGFLOW_KEY);
    }
  });

  it.each(['', '/', '?x=1', '?x=/api/v1/flows/'])('shows of its owner only an id (%s)', async (rest) => {
    const person = { id: 'u-1', username: 'ada@example.org', is_superuser: true, store_api_key: 'canary', optins: {} };
    const body = JSON.stringify(person);
    const head = `Content-Type: application/json\r\nX-Owner: ada\r\nContent-Length: ${body.length}`;
    const relay = await startRelayOfApp(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`);
    const answered = await relay.send({ path: `/api/v1/users/whoami${rest}`, head: ['Accept-Encoding: gzip, br'] });
    expect(relay.received()).toContain(LANGFLOW_KEY);
    expect(relay.received()).toMatch(/accept-encoding: identity/i);
    expect(statusesOf(answered)).toEqual([200]);
    expect(answered).toMatch(/\r\n\r\n(?:[0-9a-f]+\r\n)?\{"id":"u-1"\}/);
    expect(answered).not.toMatch(/ada|canary|superuser/);
  });

  it.each([
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10\r\n\r\n<b>ada</b>',
    'HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n["ada"]',
    'HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{"id":"ada"',
    `HTTP/1.1 200 OK\r\n\r\n{"id":"ada","x":"${'x'.repeat(70_000)}"}`,
  ])('shows nothing of another answer about its owner', async (answer) => {
    const relay = await startRelayOfApp(answer);
    const answered = await relay.send({ path: '/api/v1/users/whoami' });
    expect(statusesOf(answered)).toEqual([502]);
    expect(answered).not.toContain('ada');
  });

  it('is added for nobody when programs need another key and no token is set', async () => {
    const settings = { LANGFLOW_URL: 'http://127.0.0.1:9', LANGFLOW_API_KEY: 'secret-of-settings' };
    const hasKey = async (more: Record<string, string>) => {
      await using app = await openTestApp({ settings: { ...settings, ...more } });
      return at((await app.json('GET', '/relay', undefined, origin)).body, 'configured', 'hasKey');
    };
    expect(await hasKey({})).toBe(true);
    expect(await hasKey({ TWEAKBENCH_API_KEY: 'the key' })).toBe(false);
  });
});
