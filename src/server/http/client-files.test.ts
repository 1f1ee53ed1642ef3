import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withInitialServer } from '../process/initial-server.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { type ClientFiles, openClientFiles } from './client-files.ts';

let folder: string;
let app: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweakbench-client-'));
  await mkdir(join(folder, 'client/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not served');
  await writeFile(join(folder, 'client/index.html'), '<!doctype html>page');
  await writeFile(join(folder, 'client/assets/a-1b2c.js'), 'plain');
  await writeFile(join(folder, 'client/assets/a-1b2c.js.br'), 'brotli');
  await writeFile(join(folder, 'client/assets/a-1b2c.js.gz'), 'gzip');
  const client: ClientFiles = await openClientFiles(join(folder, 'client'));
  app = await openTestApp({ client });
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const ASSET = '/assets/a-1b2c.js';
const HTML = { accept: 'text/html,application/xhtml+xml' };

describe('the page', () => {
  it('is revalidated on every visit, and may load nothing from elsewhere', async () => {
    const response = await app.call('GET', '/', undefined, HTML);
    expect(await response.text()).toBe('<!doctype html>page');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "font-src 'self' data:",
      "connect-src 'self' http: https:",
      "img-src 'self' data: blob:",
      "media-src 'self' data: blob:",
    ]) {
      expect(policy.split('; ')).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    const tag = response.headers.get('etag') ?? '';
    expect((await app.call('GET', '/', undefined, { 'if-none-match': tag })).status).toBe(304);
  });

  it('answers for its own paths, and only when HTML is accepted', async () => {
    expect((await app.call('GET', '/some/place', undefined, HTML)).status).toBe(200);
    expect((await app.call('GET', '/some/place')).status).toBe(404);
    for (const path of ['/api/v1/nothing', '/assets/gone.js', '/v1/nothing', '/relay/x']) {
      expect((await app.call('GET', path, undefined, HTML)).status, path).toBe(404);
    }
    expect((await app.call('POST', '/some/place', undefined, HTML)).status).toBe(405);
  });

  it.each([
    ['/tests', '/?mode=tests'],
    ['/tests/s1/edit', '/?mode=tests&suite=s1&edit=true'],
    ['/tests/s%201/r1/2/3', '/?mode=tests&suite=s+1&result=r1&cell=2.3'],
    ['/tests/s1/r1/x/3', '/?mode=tests&suite=s1&result=r1'],
  ])('sends the link %s to %s', async (link, address) => {
    const response = await app.call('GET', link, undefined, HTML);
    expect([response.status, response.headers.get('location')]).toEqual([302, address]);
  });

  it('has no body for a HEAD', async () => {
    const response = await app.call('HEAD', '/', undefined, HTML);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});

describe('a page that its server opens with a Langflow', () => {
  const langflow = { url: 'http://langflow:7860/a&b/', apiKey: 'secret-of-settings', openWith: 'langflow' } as const;
  const BUILT = '<head>\n  </head>page';

  it('gets its address and the relay path, never the key', () => {
    const html = withInitialServer(BUILT, langflow);
    expect(html).toMatch(
      /^<head>\n {4}<meta name="tweakbench-langflow" content="http:\/\/langflow:7860\/a&amp;b" data-relay="\/relay\/[0-9a-f]{16}" \/>\n {2}<\/head>page$/,
    );
    expect(withInitialServer(BUILT, { ...langflow, openWith: 'embedded' })).toBe(BUILT);
  });

  it('is sent with that, with its own ETag and without the precompressed copy', async () => {
    await writeFile(join(folder, 'client/index.html'), BUILT);
    await writeFile(join(folder, 'client/index.html.br'), 'brotli');
    const plain = await openTestApp({ client: await openClientFiles(join(folder, 'client')) });
    const amend = (html: string) => withInitialServer(html, langflow);
    const opened = await openTestApp({ client: await openClientFiles(join(folder, 'client'), amend) });
    const headers = { ...HTML, 'accept-encoding': 'br' };
    const before = await plain.call('GET', '/', undefined, headers);
    expect(await before.text()).toBe('brotli');
    for (const path of ['/', '/some/place']) {
      const response = await opened.call('GET', path, undefined, headers);
      expect(await response.text()).toBe(amend(BUILT));
      expect(response.headers.get('content-encoding')).toBeNull();
      expect(response.headers.get('etag')).not.toBe(before.headers.get('etag'));
    }
    await plain[Symbol.asyncDispose]();
    await opened[Symbol.asyncDispose]();
  });
});

describe('a hashed file', () => {
  it.each([
    ['br, gzip', 'brotli', 'br'],
    ['gzip, deflate', 'gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip', 'gzip'],
    ['', 'plain', null],
    ['identity', 'plain', null],
  ])('is cached for ever, in the encoding that is accepted (%s)', async (accepted, content, encoding) => {
    const response = await app.call('GET', ASSET, undefined, { 'accept-encoding': accepted });
    expect(await response.text()).toBe(content);
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('vary')).toBe('accept-encoding');
  });
});

it.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
  '/assets/a-1b2c.js.br',
])('nothing beyond the page is served (%s)', async (path) => {
  expect((await app.call('GET', path)).status).toBe(404);
});
