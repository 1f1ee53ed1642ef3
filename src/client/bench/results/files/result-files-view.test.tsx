// @vitest-environment happy-dom
import { createServer } from 'node:http';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readBlocks } from '#run/results/content-blocks.ts';
import { readFiles } from '#run/results/result-files.ts';
import { listenLocally } from '#run/testing/listen-locally.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { ContentBlocks } from '../answers/content-blocks-view.tsx';
import { PickedProvider } from '../answers/picked-provider.tsx';
import { ResultFiles } from './result-files-view.tsx';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let baseUrl = '';
const requests: string[] = [];

beforeAll(async () => {
  const server = createServer((request, response) => {
    requests.push(`${request.headers['x-api-key']} ${request.url}`);
    if (request.url?.endsWith('gone.png')) response.writeHead(404).end();
    else if (request.url?.endsWith('.png')) response.writeHead(200, { 'content-type': 'image/png' }).end(PIXEL);
    else if (request.url?.endsWith('.csv')) response.writeHead(200, { 'content-type': 'text/plain' }).end('a,b');
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('bytes');
  });
  const { url, close } = await listenLocally(server);
  baseUrl = url;
  return close;
});
afterEach(cleanup);

function show(path: string) {
  const files = readFiles({ messages: [{ files: [path] }] }, null);
  return renderPage(<ResultFiles files={files} outputName="Chat Output" />, { baseUrl, apiKey: 'k-1' });
}

describe('ResultFiles', () => {
  it('fetches an image through the connection with the key, and shows its full size on demand', async () => {
    const { user } = show('flow-1/a dot.png');
    const image = await screen.findByRole('img', { name: 'a dot.png' });
    expect(image.getAttribute('src')).toMatch(/^blob:/);
    expect(requests).toContain('k-1 /api/v1/files/images/flow-1/a%20dot.png');
    const button = screen.getByRole('button', { name: 'Full size of a dot.png' });
    expect(button.getAttribute('aria-pressed')).toBe('false');
    await user.click(button);
    expect(button.getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByRole('button', { name: `Download a dot.png, image/png, ${PIXEL.length} B` })).toBeTruthy();
  });

  it('offers any other file for download', async () => {
    show('flow-1/rows.csv');
    expect(await screen.findByRole('button', { name: 'Download rows.csv, text/plain, 3 B' })).toBeTruthy();
    expect(requests).toContain('k-1 /api/v1/files/download/flow-1/rows.csv');
  });

  it.each([
    ['talk.mp3', 'audio'],
    ['film.webm', 'video'],
  ])('plays %s, recognised by its file extension', async (name, kind) => {
    const { container } = show(`/home/langflow/.cache/flow-1/${name}`);
    expect(await screen.findByRole('button', { name: new RegExp(`^Download ${name}, ${kind}/`) })).toBeTruthy();
    await waitFor(() => expect(container.querySelector(kind)?.getAttribute('src')).toMatch(/^blob:/));
    expect(container.querySelector(kind)?.getAttribute('aria-label')).toBe(name);
    expect(requests).toContain(`k-1 /api/v1/files/download/flow-1/${name}`);
  });

  it('fetches nothing from other servers, and shows a link instead', async () => {
    const before = requests.length;
    show('https://pictures.test/cat.png');
    const link = await screen.findByRole('link', { name: 'https://pictures.test/cat.png' });
    expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
    expect(link.getAttribute('target')).toBe('_blank');
    expect(screen.queryByRole('img')).toBeNull();
    expect(requests).toHaveLength(before);
  });

  it.each(['javascript:alert(1)', 'data:image/svg+xml,<svg onload=alert(1)>', 'file:///etc/passwd'])(
    'makes neither a link nor a request of %s',
    async (path) => {
      const before = requests.length;
      const { container } = show(path);
      expect(container.querySelectorAll('a, img, audio, video, button')).toHaveLength(0);
      expect(container.textContent).toContain(path);
      expect(requests).toHaveLength(before);
    },
  );

  it('shows an image that is inside the answer, without a request', async () => {
    const before = requests.length;
    show(`data:image/png;base64,${encodeURIComponent(PIXEL.toString('base64'))}`);
    const image = await screen.findByRole('img', { name: 'image.png' });
    expect(image.getAttribute('src')).toMatch(/^blob:/);
    expect(screen.getByRole('button', { name: `Download image.png, image/png, ${PIXEL.length} B` })).toBeTruthy();
    expect(requests).toHaveLength(before);
  });

  it.each([
    ['audio/mpeg', 'audio', 'audio.mp3'],
    ['video/webm', 'video', 'video.webm'],
  ])('plays %s that is inside the answer', async (type, element, name) => {
    const { container } = show(`data:${type};base64,AAAA`);
    await waitFor(() => expect(container.querySelector(element)?.getAttribute('src')).toMatch(/^blob:/));
    expect(screen.getByRole('button', { name: `Download ${name}, ${type}, 3 B` })).toBeTruthy();
  });

  it.each([
    ['image/svg+xml', 'file.svg'],
    ['text/html', 'file.html'],
    ['application/pdf', 'file.pdf'],
  ])('offers %s that is inside the answer only for download', async (type, name) => {
    const { container } = show(`data:${type};charset=utf-8;base64,AAAA`);
    expect(await screen.findByRole('button', { name: `Download ${name}, ${type}, 3 B` })).toBeTruthy();
    expect(container.querySelectorAll('a, img, audio, video, iframe, object, embed')).toHaveLength(0);
  });

  it('says that an inline file is not valid', async () => {
    const { container } = show('data:image/png;base64,%%%');
    expect(await screen.findByText('image.png: the answer has no valid base64')).toBeTruthy();
    expect(container.querySelectorAll('a, img, button')).toHaveLength(0);
  });

  it('says that the server refused a file', async () => {
    show('flow-1/gone.png');
    expect(await screen.findByText('gone.png: the server refused it (status 404)')).toBeTruthy();
  });
});

describe('media in the steps of a message', () => {
  it('is fetched through the connection if the server has it, otherwise linked', async () => {
    const media = { type: 'media', urls: ['flow-1/step.png', 'https://pictures.test/cat.png'] };
    const blocks = readBlocks({ content_blocks: [{ title: 'Steps', contents: [media] }] }, []);
    renderPage(
      <PickedProvider runId="run-1">
        <ContentBlocks blocks={blocks} subject="Chat Output, Input 1" />
      </PickedProvider>,
      { baseUrl, apiKey: 'k-1' },
    );
    expect(await screen.findByRole('img', { name: 'step.png' })).toBeTruthy();
    expect(requests).toContain('k-1 /api/v1/files/images/flow-1/step.png');
    expect(screen.getByRole('link', { name: 'https://pictures.test/cat.png' })).toBeTruthy();
  });
});
