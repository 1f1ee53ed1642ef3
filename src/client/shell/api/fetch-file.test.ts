import { createServer, type ServerResponse } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { listenLocally } from '#run/testing/listen-locally.ts';
import { fetchFile } from './fetch-file.ts';

const SILENCE_MS = 400;

/** Fetches a file from a server that answers like this. */
async function fetchFrom(answer: (response: ServerResponse) => void): Promise<Blob> {
  const server = createServer((_request, response) => answer(response));
  const { url: baseUrl, close } = await listenLocally(server);
  onTestFinished(close);
  const file = { path: 'f/a.txt', isImage: false, type: 'text/plain' };
  const connection = { kind: 'embedded', baseUrl, apiKey: null } as const;
  return fetchFile(connection, file, new AbortController().signal, SILENCE_MS);
}

it.each([
  ['nothing', null],
  ['half of it', 'half'],
])('a download fails if the server sends %s and falls silent', async (_what, begun) => {
  const fetching = fetchFrom((response) => {
    if (begun !== null) response.write(begun);
  });
  await expect(fetching).rejects.toThrow('the server does not answer in time');
});

it('a download fails if the file was cut off', async () => {
  const fetching = fetchFrom((response) => {
    response.writeHead(200, { 'content-length': 50 });
    response.write('half', () => response.destroy());
  });
  await expect(fetching).rejects.toThrow('the connection closed early');
});

it('a download waits as long as parts of the file arrive', async () => {
  const blob = await fetchFrom((response) => {
    const pieces = Array.from({ length: 6 }, (_, index) => String(index));
    const timer = setInterval(() => {
      const piece = pieces.shift();
      if (piece !== undefined) return void response.write(piece);
      clearInterval(timer);
      response.end();
    }, SILENCE_MS / 4);
  });
  expect([await blob.text(), blob.type]).toEqual(['012345', 'text/plain']);
});

it.each([
  ['of a user', 'u/a.txt', ['/api/v2/files', '/api/v2/files/id-1']],
  ['of a flow', 'f/a.txt', ['/api/v2/files', '/api/v1/files/download/f/a.txt']],
])('a file %s is found on a Langflow without a request that fails', async (_whose, path, requests) => {
  const seen: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    seen.push(url.replace(/[/?]*$/, ''));
    response.end(seen.length === 1 ? JSON.stringify([{ id: 'id-1', path: 'u/a.txt' }]) : 'text');
  });
  const { url: baseUrl, close } = await listenLocally(server);
  onTestFinished(close);
  const connection = { kind: 'langflow', baseUrl, apiKey: null } as const;
  const blob = await fetchFile(connection, { path, isImage: false, type: '' }, new AbortController().signal);
  expect([await blob.text(), seen]).toEqual(['text', requests]);
});
