import { describe, expect, it } from 'vitest';
import { at, openTestApp } from '../testing/test-app.ts';

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
  it('is slowed down for the token and for the key, and logged', async () => {
    await using app = await openTestApp({ settings: { ...WIDE, TWEAKBENCH_API_KEY: 'the key' } });
    const guessKey = (key: string) => app.call('GET', '/api/v1/flows/', undefined, { 'x-api-key': key });
    const guessToken = (token: string) => app.call('POST', '/token', `token=${token}`, FORM);
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

describe('the host', () => {
  it.each([
    ['127.0.0.1:4747', 200],
    ['localhost', 200],
    ['LOCALHOST:80', 200],
    ['[::1]:4747', 200],
    ['bench.example:4747', 200],
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.evil.example:4747', 403],
    ['', 403],
  ])('%j answers %i', async (host, status) => {
    await using app = await openTestApp({ settings: { TWEAKBENCH_ALLOWED_HOSTS: 'bench.example' } });
    expect((await app.json('GET', '/health', undefined, { host })).status).toBe(status);
  });

  it('may be the address listened on', async () => {
    await using app = await openTestApp({ settings: { ...WIDE, TWEAKBENCH_HOST: '192.168.7.7' } });
    expect((await app.json('GET', '/health', undefined, { host: '192.168.7.7:4747' })).status).toBe(200);
    expect((await app.json('GET', '/health', undefined, { host: '192.168.7.8:4747' })).status).toBe(403);
  });
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
  ])('%j answers %i', async (headers, status) => {
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
  ])('%j answers %i', async (headers, status) => {
    await using app = await openTestApp();
    const own = { host: '127.0.0.1:4747', ...headers };
    expect((await app.json('GET', '/relay/0000000000000000/api/v1/users/whoami', undefined, own)).status).toBe(status);
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

    const entered = await app.call('POST', '/token', 'token=open+sesame%21&next=%2F%3Fflow%3Da', FORM);
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/?flow=a');
    const cookie = entered.headers.get('set-cookie') ?? '';
    // Another Tweakbench on another port of this host has its own cookie.
    const there = await app.call('POST', '/token', 'token=open+sesame%21', { ...FORM, host: 'localhost:4748' });
    expect(there.headers.get('set-cookie')).toMatch(/^tweakbench-4748=/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain('sesame');
    const value = cookie.split(';')[0] ?? '';
    expect((await app.json('GET', '/api/v1/flows/', undefined, { cookie: value })).status).toBe(200);
    expect((await app.json('GET', '/api/v1/flows/', undefined, { cookie: `${value.slice(0, -1)}_` })).status).toBe(401);
  });

  it('is refused when wrong, and never redirects elsewhere', async () => {
    await using app = await openTestApp({ settings: WIDE });
    const wrong = await app.call('POST', '/token', 'token=open', FORM);
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('set-cookie')).toBeNull();
    expect(await wrong.text()).toContain('That is not the token.');
    for (const next of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/a\r\nb: c',
      '/\n',
      '',
    ]) {
      const body = new URLSearchParams({ token: 'open sesame!', next }).toString();
      expect((await app.call('POST', '/token', body, FORM)).headers.get('location')).toBe('/');
    }
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
