import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { listenLocally } from '#run/testing/listen-locally.ts';
import { uploadFile } from './upload-file.ts';

it.each([
  ['nothing', null],
  ['half of an answer', '{"path": '],
])('an upload fails after its time limit if the server takes the file and sends %s', async (_what, begun) => {
  const server = createServer((_request, response) => {
    if (begun !== null) response.write(begun);
  });
  const { url: baseUrl, close } = await listenLocally(server);
  onTestFinished(close);
  const file = new File(['hello'], 'note.txt');
  const connection = { kind: 'embedded', baseUrl, apiKey: null } as const;
  await expect(uploadFile({ connection, flowId: 'f', file, use: 'field', longestMs: 100 })).rejects.toThrow(
    'note.txt was not uploaded: the server does not answer in time',
  );
});
