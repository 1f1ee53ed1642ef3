/** Attempts to get in with a forged cookie, or with a cookie that is for something else. */
import { describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '#server/testing/test-app.ts';

const WIDE = { TWEAKBENCH_HOST: '0.0.0.0', TWEAKBENCH_TOKEN: 'open sesame!' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const PAGE = { accept: 'text/html' };

describe('the cookie', () => {
  /** The `Set-Cookie` headers of entering with the token: the pass, and the cookie for links from other sites. */
  async function cookiesOf(app: TestApp, headers: Record<string, string> = {}): Promise<string[]> {
    const entered = await app.call('POST', '/', 'token=open+sesame%21&name=Mara', { ...FORM, ...headers });
    return entered.headers.getSetCookie();
  }
  const cookieOf = async (app: TestApp) => (await cookiesOf(app))[0] ?? '';
  const pairOf = (cookie = '') => cookie.split(';')[0] ?? '';

  it('is out of reach of scripts and other sites, has no token in it, and is for https only behind a proxy that says so', async () => {
    await using app = await openTestApp({ settings: WIDE });
    const flags = (await cookiesOf(app)).map((cookie) => cookie.split('; ').slice(1).sort());
    const shared = ['HttpOnly', 'Max-Age=2592000', 'Path=/'];
    expect(flags).toEqual(['SameSite=Strict', 'SameSite=Lax'].map((site) => [...shared, site]));
    for (const cookie of await cookiesOf(app, { 'x-forwarded-proto': 'https' })) {
      expect(cookie.split('; ')).toContain('Secure');
      expect(Buffer.from(cookie, 'base64url').toString()).not.toContain('sesame');
    }
  });

  it('that a link from another site brings loads the page, and is good for nothing else', async () => {
    await using app = await openTestApp({ settings: WIDE, client: { serve: async () => new Response('the page') } });
    await using other = await openTestApp({ settings: WIDE });
    const [pass = '', link = ''] = (await cookiesOf(app)).map(pairOf);
    const statuses = (method: string, paths: readonly string[], cookie: string) =>
      Promise.all(paths.map(async (path) => (await app.call(method, path, undefined, { ...PAGE, cookie })).status));
    const pages = ['/', '/?mode=tests', '/tests/a/b/1/2'];
    expect(await statuses('GET', pages, link)).toEqual([200, 200, 200]);
    // A trial's path: the request is let in, and answered with 404 because no trial has this name.
    expect(await statuses('GET', ['/p/~a'], link)).toEqual([404]);
    expect(await statuses('GET', ['/p/~a'], '')).toEqual([401]);
    const { 1: foreign = '' } = (await cookiesOf(other)).map(pairOf);
    const [name = '', value = ''] = link.split('=');
    const [passName = '', passValue = ''] = pass.split('=');
    const forged = [
      foreign,
      `${name}=`,
      `${name}=${value}x`,
      `${name}=${passValue}`,
      `${name}=${passValue.split('.')[1]}`,
    ];
    for (const cookie of forged) expect(await statuses('GET', ['/'], cookie), cookie).toEqual([401]);
    const others = [
      '/openapi.json',
      '/api/v1/flows/',
      '/relay/a/b',
      '/workspace/v1',
      '/assets/a.js',
      '/p/~a/demo',
      '/x',
    ];
    for (const cookie of [link, `${passName}=${value}`, `${passName}=.${value}`]) {
      expect(await statuses('GET', others, cookie), cookie).toEqual(others.map(() => 401));
      expect(await statuses('PUT', ['/workspace/v1/you', '/workspace/v1/runs/a'], cookie)).toEqual([401, 401]);
    }
  });

  it('of another name, of another server, or with anything changed is refused', async () => {
    await using app = await openTestApp({ settings: WIDE });
    await using other = await openTestApp({ settings: WIDE });
    const own = (await cookieOf(app)).split(';')[0] ?? '';
    const status = async (cookie: string) => (await app.json('GET', '/api/v1/flows/', undefined, { cookie })).status;
    expect(await status(own)).toBe(200);
    const [name = '', value = ''] = own.split('=');
    const [person = '', signature = ''] = value.split('.');
    const forged = [
      (await cookieOf(other)).split(';')[0] ?? '',
      `${name}=${Buffer.from('Somebody').toString('base64url')}.${signature}`,
      `${name}=.${signature}`,
      `${name}=${person}.`,
      `${name}=${person}`,
      `${name}=${value}.${signature}`,
      `${name}=${value}x`,
      `${name}=open sesame!`,
      `${name}=`,
      `${name}x=${value}`,
      `${name}=wrong; ${own}`,
      '',
    ];
    for (const cookie of forged) expect(await status(cookie), cookie).toBe(401);
  });
});
