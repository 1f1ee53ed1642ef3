import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { publish, REACHABLE } from '../testing/test-demos.ts';
import { openClientFiles } from './client-files.ts';
import { openDemoFiles } from './demo-files.ts';

const HTML = { accept: 'text/html' };
let folder: string;
let app: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweakbench-demo-'));
  for (const name of ['client', 'demo']) await mkdir(join(folder, name, 'assets'), { recursive: true });
  await writeFile(join(folder, 'client/index.html'), '<!doctype html>the bench');
  await writeFile(join(folder, 'client/assets/bench-1b2c.js'), 'the bench');
  await writeFile(join(folder, 'demo/demo.html'), '<!doctype html>the demo');
  await writeFile(join(folder, 'demo/assets/demo-1b2c.js'), 'plain');
  await writeFile(join(folder, 'demo/assets/demo-1b2c.js.br'), 'brotli');
  const client = await openClientFiles(join(folder, 'client'));
  app = await openTestApp({ settings: REACHABLE, client, demo: await openDemoFiles(join(folder, 'demo')) });
  await publish(app, 'refunds');
  await publish(app, 'framed', { frameOrigins: ['https://acme.example', 'http://intranet:8080'] });
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});
const get = (path: string, headers: Record<string, string> = HTML) => app.call('GET', path, undefined, headers);

describe('the page of a demo', () => {
  it('needs no token, loads its own files only, and is in no frame and no index', async () => {
    const response = await get('/p/refunds');
    expect([response.status, await response.text()]).toEqual([200, '<!doctype html>the demo']);
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
    ])
      expect(policy.split('; ')).toContain(part);
    expect(policy).not.toMatch(/unsafe|http|\*/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-robots-tag')).toBe('noindex');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('is in frames of the origins that the demo names', async () => {
    const policy = (await get('/p/framed')).headers.get('content-security-policy');
    expect(policy).toContain('frame-ancestors https://acme.example http://intranet:8080');
    const over = { ...HTML, 'x-forwarded-proto': 'https' };
    const cookieOf = async (path: string, headers: Record<string, string>) =>
      (await get(path, headers)).headers.getSetCookie()[0];
    const parts = ['Path=/p/framed', 'HttpOnly', 'Secure', 'SameSite=None', 'Partitioned'];
    for (const part of parts) expect(await cookieOf('/p/framed/demo', over)).toContain(part);
    for (const part of ['Path=/p/refunds', 'HttpOnly', 'Secure', 'SameSite=Strict'])
      expect(await cookieOf('/p/refunds/demo', over)).toContain(part);
    expect(await cookieOf('/p/framed/demo', HTML)).not.toContain('Secure');
  });

  it('comes with its files, compressed, and with nothing of the bench', async () => {
    const script = await get('/demo/assets/demo-1b2c.js', { 'accept-encoding': 'br' });
    expect([await script.text(), script.headers.get('content-encoding')]).toEqual(['brotli', 'br']);
    expect(script.headers.get('cache-control')).toContain('immutable');
    for (const path of ['/demo/assets/bench-1b2c.js', '/demo/', '/demo/demo.html', '/demo/../client/index.html.x'])
      expect([401, 404], path).toContain((await get(path)).status);
    for (const path of ['/', '/index.html', '/assets/bench-1b2c.js', '/p/', '/p', '/demo', '/p/refunds/more'])
      expect((await get(path)).status, path).toBe(401);
    const missing = await get('/p/nothing');
    expect([missing.status, await missing.text()]).toEqual([404, '<!doctype html>the demo']);
  });

  it('is not there without a build of it', async () => {
    await using bare = await openTestApp({
      settings: REACHABLE,
      client: await openClientFiles(join(folder, 'client')),
    });
    for (const path of ['/p/refunds', '/demo/assets/demo-1b2c.js'])
      expect((await bare.call('GET', path, undefined, HTML)).status).toBe(404);
  });
});
