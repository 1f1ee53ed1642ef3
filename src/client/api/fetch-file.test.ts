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
])('gives up a server that sends %s and falls silent', async (_what, begun) => {
  const fetching = fetchFrom((response) => {
    if (begun !== null) response.write(begun);
  });
  await expect(fetching).rejects.toThrow('the server does not answer in time');
});

it('rejects when the file was cut off', async () => {
  const fetching = fetchFrom((response) => {
    response.writeHead(200, { 'content-length': 50 });
    response.write('half', () => response.destroy());
  });
  await expect(fetching).rejects.toThrow('the connection closed early');
});

it('keeps waiting as long as parts of the file arrive', async () => {
  const blob = await fetchFrom((response) => {
    const pieces = Array.from({ length: 6 }, (_, place) => String(place));
    const timer = setInterval(() => {
      const piece = pieces.shift();
      if (piece !== undefined) return void response.write(piece);
      clearInterval(timer);
      response.end();
    }, SILENCE_MS / 4);
  });
  expect([await blob.text(), blob.type]).toEqual(['012345', 'text/plain']);
});
