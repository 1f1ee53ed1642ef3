import { createServer } from 'node:http';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { listenLocally } from '../testing/listen-locally.ts';
import { findNoAnswer } from './find-no-answer.ts';

let open = '';
/** Redirect target of the health path; null when it answers. */
let location: string | null = null;
const closed = 'http://127.0.0.1:9';
beforeAll(async () => {
  const server = createServer(({ url }, response) => {
    if (location !== null && url === '/health') response.writeHead(302, { location });
    response.end();
  });
  const { url, close } = await listenLocally(server);
  open = url;
  return close;
});
afterEach(() => {
  location = null;
  vi.unstubAllGlobals();
});

const openPageAt = (href: string) => vi.stubGlobal('location', new URL(href));

/** A browser with a Content-Security-Policy that allows none of these servers. */
function forbid(blockedURI: string): void {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('fetch', async () => {
    // The browser rejects the request and reports the violation in a later task.
    setTimeout(() => page.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI })));
    throw new TypeError('Failed to fetch');
  });
}

describe('findNoAnswer', () => {
  it('names CORS when the same server does answer', async () => {
    openPageAt('http://127.0.0.1:1/');
    expect(await findNoAnswer(open, null)).toEqual({ kind: 'blocked-by-cors' });
  });

  it('reports a readable redirect, also when nothing answers at its target', async () => {
    openPageAt('http://127.0.0.1:1/');
    location = `${open}/there`;
    expect(await findNoAnswer(open, null)).toEqual({ kind: 'redirected', to: null });
    location = closed;
    expect(await findNoAnswer(open, null)).toEqual({ kind: 'redirected', to: null });
  });

  it.each([
    ['nothing listens', 'http://127.0.0.1:1/', { kind: 'unreachable' }],
    ['the page is public', 'https://bench.example/', { kind: 'not-sent', why: 'private-network' }],
    ['the page is in a private network', 'http://192.168.1.4/', { kind: 'not-sent', why: 'private-network' }],
  ])('names the reason when %s', async (_case, page, failure) => {
    openPageAt(page);
    expect(await findNoAnswer(closed, null)).toEqual(failure);
  });

  it('recognises mixed content', async () => {
    openPageAt('https://bench.example/');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await findNoAnswer('http://flows.example', null)).toEqual({ kind: 'not-sent', why: 'mixed-content' });
    expect(await findNoAnswer('https://flows.example', null)).toEqual({ kind: 'unreachable' });
  });

  it("names the page's policy when the browser reports a violation for this server", async () => {
    openPageAt('http://127.0.0.1:1/');
    forbid(`${closed}/health`);
    expect(await findNoAnswer(closed, null)).toEqual({ kind: 'not-sent', why: 'policy' });
    forbid('http://127.0.0.1:99/health');
    expect(await findNoAnswer(closed, null)).toEqual({ kind: 'unreachable' });
  });
});
