// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "fetch": { "disableSameOriginPolicy": true } } }
import { createServer, type Server } from 'node:http';
import { cleanup, configure, screen } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { ResultFiles } from './result-files.tsx';

configure({ asyncUtilTimeout: 10_000 });

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let server: Server;
let baseUrl = '';
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.headers['x-api-key']} ${request.url}`);
    if (request.url?.endsWith('gone.png')) response.writeHead(404).end();
    else if (request.url?.endsWith('.png')) response.writeHead(200, { 'content-type': 'image/png' }).end(PIXEL);
    else response.writeHead(200, { 'content-type': 'text/plain' }).end('a,b');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  baseUrl = `http://127.0.0.1:${address.port}`;
});
afterAll(() => new Promise((done) => server.close(done)));
afterEach(cleanup);

function show(name: string, isImage: boolean) {
  const file = { path: `flow-1/${name}`, name, isImage };
  return renderPage(<ResultFiles files={[file]} outputName="Chat Output" />, { baseUrl, apiKey: 'k-1' });
}

describe('ResultFiles', () => {
  it('fetches an image through the connection, with the key, and shows it as large as it is on demand', async () => {
    const { user } = show('a dot.png', true);
    const image = await screen.findByRole('img', { name: 'a dot.png' });
    expect(image.getAttribute('src')).toMatch(/^blob:/);
    expect(asked).toContain('k-1 /api/v1/files/images/flow-1/a%20dot.png');
    const button = screen.getByRole('button', { name: 'Full size of a dot.png' });
    expect(button.getAttribute('aria-pressed')).toBe('false');
    await user.click(button);
    expect(button.getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByText(`a dot.png, ${PIXEL.length} B`)).toBeTruthy();
  });

  it('offers any other file for download', async () => {
    show('rows.csv', false);
    expect(await screen.findByRole('button', { name: 'Download rows.csv, 3 B' })).toBeTruthy();
  });

  it('says when the server does not hand a file out', async () => {
    show('gone.png', true);
    expect(await screen.findByText('gone.png: the server does not hand it out (status 404)')).toBeTruthy();
  });
});
