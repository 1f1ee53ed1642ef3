import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { uploadFile } from './upload-file.ts';

it.each([
  ['nothing', null],
  ['half of an answer', '{"path": '],
])('gives up a server that takes the file and sends %s', async (_what, begun) => {
  const server = createServer((_request, response) => {
    if (begun !== null) response.write(begun);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close().closeAllConnections());
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const file = new File(['hello'], 'note.txt');
  const connection = { kind: 'embedded', baseUrl, apiKey: null } as const;
  await expect(uploadFile({ connection, flowId: 'f', file, use: 'field', longestMs: 100 })).rejects.toThrow(
    'note.txt was not uploaded: the server does not answer in time',
  );
});
