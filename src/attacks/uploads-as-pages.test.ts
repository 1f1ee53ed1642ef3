/** Uploaded pages, scripts and pictures with scripts, opened by their address: a browser saves them and runs nothing of them. */
import { describe, expect, it } from 'vitest';
import { startRelayOfApp } from '#server/testing/relay-of-app.ts';
import { at, openTestApp } from '#server/testing/test-app.ts';

const SCRIPT = '<script>fetch("/api/v1/flows/")</script>';
const FILES: [string, string][] = [
  ['page.html', SCRIPT],
  ['page.htm', SCRIPT],
  ['page.xhtml', `<html xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}</html>`],
  ['page.xml', `<?xml-stylesheet href="data:text/xsl,x"?>${SCRIPT}`],
  ['picture.svg', `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`],
  ['picture.SVG', `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`],
  ['svg-inside.png', `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`],
  ['html-inside.gif', `GIF89a/*${SCRIPT}*/`],
  ['script.js', 'fetch("/api/v1/flows/")'],
  ['worker.mjs', 'fetch("/api/v1/flows/")'],
  ['style.css', 'body { background: url(/api/v1/flows/) }'],
  ['paper.pdf', '%PDF-1.7 /OpenAction << /S /JavaScript >>'],
  ['site.webmanifest', '{"start_url":"/"}'],
  ['no-ending', SCRIPT],
  ['two.html.png', SCRIPT],
];

/** Types that a browser may take for a page, a script or a style. */
const RUNS = /html|xml(?!;)|javascript|ecmascript|css|pdf|manifest|text\/plain/i;

function expectSaved(response: Response, name: string): void {
  const of = (header: string) => response.headers.get(header) ?? '';
  expect(of('content-disposition'), name).toMatch(/^attachment; filename\*=UTF-8''[^\s"<>;]+$/);
  expect(of('x-content-type-options'), name).toBe('nosniff');
  expect(of('content-security-policy'), name).toBe("default-src 'none'; sandbox");
  expect(of('cross-origin-resource-policy'), name).toBe('same-origin');
  if (!of('content-type').startsWith('image/')) expect(of('content-type'), name).not.toMatch(RUNS);
}

describe('an uploaded file', () => {
  it('is saved, never shown, on every route that serves it', async () => {
    await using app = await openTestApp();
    for (const [name, content] of FILES) {
      const form = new FormData();
      form.append('file', new File([content], name, { type: 'text/html' }));
      const { body } = await app.json('POST', '/api/v2/files', form);
      const routes = [
        `/api/v2/files/${at(body, 'id')}`,
        `/api/v1/files/download/${at(body, 'path')}`,
        `/api/v1/files/images/${at(body, 'path')}`,
      ];
      for (const route of routes) {
        const response = await app.call('GET', route, undefined, { accept: 'text/html' });
        if (response.status === 404 && route.includes('/images/')) continue;
        expect(response.status, route).toBe(200);
        expectSaved(response, route);
        expect(await response.text()).toBe(content);
      }
    }
  });

  it('has a name that cannot end the header or the type', async () => {
    await using app = await openTestApp();
    for (const name of ['a"; inline; x=".html', "a'b.html", 'a;b=c.html', '<b>.html', 'ä.html', 'a%0d%0ab.html']) {
      const form = `--b\r\nContent-Disposition: form-data; name="file"; filename*=utf-8''${encodeURIComponent(name)}\r\n\r\nx\r\n--b--\r\n`;
      const { body } = await app.json('POST', '/api/v2/files', form, {
        'content-type': 'multipart/form-data; boundary=b',
      });
      const response = await app.call('GET', `/api/v2/files/${at(body, 'id')}`);
      expectSaved(response, name);
    }
  });
});

it('no other answer is one that a browser would guess to be a page', async () => {
  await using app = await openTestApp();
  const hostile = { name: SCRIPT, description: SCRIPT, data: { nodes: [], edges: [] } };
  const { body } = await app.json('POST', '/api/v1/flows/', hostile);
  for (const path of [
    `/api/v1/flows/${at(body, 'id')}`,
    '/api/v1/flows/',
    `/api/v1/flows/${SCRIPT}`,
    '/nothing<script>',
  ]) {
    const response = await app.call('GET', path, undefined, { accept: 'text/html' });
    expect(response.headers.get('content-type'), path).toMatch(/^application\/json/);
    expect(response.headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(response.headers.get('content-security-policy'), path).toBe("default-src 'none'; sandbox");
  }
});

it('a page of another server, through the relay, is sandboxed and not sniffed', async () => {
  for (const type of ['text/html', 'image/svg+xml', 'text/javascript', 'application/pdf']) {
    const length = SCRIPT.length;
    const relay = await startRelayOfApp(
      `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Security-Policy: default-src *\r\nContent-Length: ${length}\r\n\r\n${SCRIPT}`,
    );
    const answered = await relay.send({ path: '/page' });
    expect(answered.match(/^content-security-policy: .*$/gim)).toEqual([
      "content-security-policy: sandbox; default-src 'none'",
    ]);
    expect(answered).toMatch(/^x-content-type-options: nosniff$/im);
  }
});
