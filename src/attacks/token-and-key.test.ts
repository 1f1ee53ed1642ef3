/** Getting in without the token or the key: by guessing, or by a path that the guard reads otherwise. */
import { describe, expect, it } from 'vitest';
import { sendRaw, startTestServer, statusesOf } from '#server/testing/listening-app.ts';
import { at, openTestApp } from '#server/testing/test-app.ts';

const WIDE = { TWEAKBENCH_HOST: '0.0.0.0', TWEAKBENCH_TOKEN: 'open sesame!' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const PAGE = { accept: 'text/html' };

describe('the API key', () => {
  it('is required on API routes only, as a header or in the query', async () => {
    await using app = await openTestApp({ settings: { TWEAKBENCH_API_KEY: 'the key' } });
    const status = async (path: string, headers?: Record<string, string>) =>
      (await app.json('GET', path, undefined, headers)).status;
    expect(await status('/api/v1/flows/')).toBe(403);
    expect(await status('/api/v1/flows/', { 'x-api-key': 'the kex' })).toBe(403);
    expect(await status('/api/v1/flows/', { authorization: 'Bearer the key' })).toBe(403);
    expect(await status('/api/v1/flows/', { 'x-api-key': 'the key' })).toBe(200);
    expect(await status('/api/v1/flows/?x-api-key=the%20key')).toBe(200);
    expect(await status('/health')).toBe(200);
    expect(await status('/api/v1/version')).toBe(200);
  });

  it('is refused on the file routes with their own message', async () => {
    await using app = await openTestApp({ settings: { TWEAKBENCH_API_KEY: 'the key' } });
    expect(await app.json('POST', '/api/v2/files')).toEqual({
      status: 403,
      body: { detail: 'No authentication credentials provided' },
    });
  });
});

describe('guessing', () => {
  it('is as slow over many connections at once, and does not lock out who is signed in', async () => {
    const { app, server } = await startTestServer({ settings: WIDE });
    const host = `Host: ${new URL(server.url).host}`;
    const enter = (token: string) => {
      const form = `token=${token}`;
      const head = ['POST / HTTP/1.1', host, 'Content-Type: application/x-www-form-urlencoded'];
      return sendRaw(
        server.url,
        [...head, `Content-Length: ${form.length}`, 'Connection: close', '', form].join('\r\n'),
      );
    };
    const cookie = /set-cookie: ([^;]+)/i.exec(await enter('open+sesame%21'))?.[1] ?? '';
    const guesses = await Promise.all(Array.from({ length: 60 }, (_, turn) => enter(`guess${turn}`)));
    const statuses = guesses.flatMap(statusesOf);
    // A slow machine may allow a few more checks meanwhile.
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(30);
    expect(statuses.filter((status) => ![401, 429].includes(status))).toEqual([]);
    const headers = { cookie, host: new URL(server.url).host };
    expect((await app.json('GET', '/api/v1/flows/', undefined, headers)).status).toBe(200);
  });

  it('is slowed down for the token and for the key, and logged', async () => {
    await using app = await openTestApp({ settings: { ...WIDE, TWEAKBENCH_API_KEY: 'the key' } });
    const guessKey = (key: string) => app.call('GET', '/api/v1/flows/', undefined, { 'x-api-key': key });
    const guessToken = (token: string) => app.call('POST', '/', `token=${token}`, FORM);
    const answers: Response[] = [];
    for (let turn = 0; turn < 40; turn += 1) answers.push(await guessToken(`t${turn}`), await guessKey(`k${turn}`));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.slice(0, 10)).toEqual([401, 403, 401, 403, 401, 403, 401, 403, 401, 403]);
    // A slow machine may allow a second check meanwhile.
    expect(statuses.slice(20).filter((status) => status === 429).length).toBeGreaterThan(40);
    const refused = answers.findLast(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('5');
    const page = await guessToken('one more');
    expect([page.status, await page.text()]).toEqual([429, expect.stringContaining('Wait a few seconds')]);
    const warnings = app.logged.filter((line) => at(line, 'level') === 40);
    expect(warnings.map((line) => String(at(line, 'msg')).slice(0, 20))).toEqual([
      'many wrong tokens: s',
      'many wrong keys: som',
    ]);
    expect(JSON.stringify(app.logged)).not.toContain('one more');
  });
});

/** Spellings of a protected path that a router and a guard might read differently. */
const SPELLINGS = [
  '/api/v1/flows/',
  '//api/v1/flows/',
  '/./api/v1/flows/',
  '/health/../api/v1/flows/',
  '/health/%2e%2e/api/v1/flows/',
  '/health%2f..%2fapi/v1/flows/',
  '/health;/../api/v1/flows/',
  '/%61pi/v1/flows/',
  '/API/v1/flows/',
  '/api\\v1\\flows\\',
  '/api/v1/version/../flows/',
  '/api/v1/version/%2e%2e/flows/',
  '/api/v1/flows/?/health',
  '/api/v1/flows/#/health',
  '/api/v1/flows/?token=open+sesame!',
  'http://127.0.0.1/health/../api/v1/flows/',
];

describe('a path that is spelled otherwise', () => {
  it.each([
    ['token', WIDE, [400, 401]],
    ['key', { TWEAKBENCH_API_KEY: 'the key' }, [400, 403, 404]],
  ])('does not get past the %s', async (_name, settings, refusals) => {
    const { server } = await startTestServer({ settings });
    for (const path of SPELLINGS) {
      const head = [`GET ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', '', ''];
      const answered = await sendRaw(server.url, head.join('\r\n'));
      expect(refusals, path).toContain(statusesOf(answered)[0]);
      expect(answered).not.toContain('two-inputs');
    }
  });
});

describe('the token', () => {
  it('is entered on a page and remembered by a cookie', async () => {
    await using app = await openTestApp({ settings: WIDE });
    const page = await app.call('GET', '/?flow=%22%3Cb%3E', undefined, PAGE);
    expect(page.status).toBe(401);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    // With `no-referrer` browsers would send `Origin: null` with the form.
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    const html = await page.text();
    expect(html).toContain('<label for="token">Token</label>');
    expect(html).not.toContain('<b>');

    const entered = await app.call('POST', '/?flow=a', 'token=open+sesame%21', FORM);
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/?flow=a');
    const cookie = entered.headers.get('set-cookie') ?? '';
    // Another Tweakbench on another port of this host has its own cookie.
    const there = await app.call('POST', '/', 'token=open+sesame%21', { ...FORM, host: 'localhost:4748' });
    expect(there.headers.get('set-cookie')).toMatch(/^tweakbench-4748=/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain('sesame');
    const value = cookie.split(';')[0] ?? '';
    expect((await app.json('GET', '/api/v1/flows/', undefined, { cookie: value })).status).toBe(200);
    expect((await app.json('GET', '/api/v1/flows/', undefined, { cookie: `${value.slice(0, -1)}_` })).status).toBe(401);
  });

  it('is posted to the address of the page that was opened, or to the start page', async () => {
    await using app = await openTestApp({ settings: WIDE });
    const actionOf = async (path: string) =>
      /<form method="post" action="(.*?)">/.exec(await (await app.call('GET', path, undefined, PAGE)).text())?.[1];
    // With an empty one a browser keeps the fragment, which has the request of a shared link.
    for (const path of ['/', '/?flow=a', '/tests/a', '/p/~a']) expect(await actionOf(path), path).toBe('');
    for (const path of ['/api/v1/flows/', '/anything', '/p/~a/demo']) expect(await actionOf(path), path).toBe('/');
    expect((await app.call('POST', '/anything', 'token=open+sesame%21', FORM)).headers.getSetCookie()).toEqual([]);
  });

  it('is refused when wrong, and never redirects elsewhere', async () => {
    await using app = await openTestApp({ settings: WIDE });
    const wrong = await app.call('POST', '/', 'token=open', FORM);
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('set-cookie')).toBeNull();
    const again = await wrong.text();
    expect(again).toContain('That is not the token.');
    expect(again).toContain('action=""');
    for (const path of ['//evil.example', '/\\evil.example', '/\t/evil.example', '/tests/..//evil.example']) {
      const there = await app.call('POST', `http://localhost${path}`, 'token=open+sesame%21', FORM);
      expect(there.headers.get('location'), path).toBeNull();
    }
    const named = await app.call('POST', '/?next=//evil.example', 'token=open+sesame%21&next=//evil.example', FORM);
    expect(named.headers.get('location')).toBe('/?next=//evil.example');
  });

  it('protects everything except health and version', async () => {
    await using app = await openTestApp({ settings: WIDE });
    for (const path of [
      '/',
      '/openapi.json',
      '/api/v1/flows/',
      '/relay',
      '/api/v1/files/images/a/b.png',
      '/anything',
    ]) {
      expect((await app.json('GET', path)).status, path).toBe(401);
    }
    for (const path of ['/health', '/api/v1/version']) expect((await app.json('GET', path)).status).toBe(200);
  });

  it('is not needed by a program with the API key on API routes', async () => {
    await using app = await openTestApp({ settings: { ...WIDE, TWEAKBENCH_API_KEY: 'the key' } });
    const headers = { 'x-api-key': 'the key' };
    expect((await app.json('GET', '/api/v1/flows/', undefined, headers)).status).toBe(200);
    expect((await app.json('GET', '/api/v1/flows/')).status).toBe(403);
    expect((await app.json('GET', '/relay', undefined, headers)).status).toBe(401);
  });
});
