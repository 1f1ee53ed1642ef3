import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { listenLocally } from '../testing/listen-locally.ts';
import { readText } from './read-text.ts';

it('cancels the body when the reader leaves early', async () => {
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('more ')),
    cancel() {
      isCancelled = true;
    },
  });
  for await (const _text of readText(body, new AbortController().signal)) break;
  expect(isCancelled).toBe(true);
});

it('ends when the reader stops at the last text of an answer, which ends in the same moment', async () => {
  const server = createServer((_request, response) => {
    response.write('first');
    // Arrives in one packet with the end.
    setTimeout(() => response.end('last'), 20);
  });
  const { url, close } = await listenLocally(server);
  onTestFinished(close);
  const controller = new AbortController();
  const { signal } = controller;
  const { body } = await fetch(url, { signal });
  const texts: string[] = [];
  const reading = (async () => {
    for await (const text of readText(body ?? new ReadableStream(), signal)) {
      texts.push(text);
      if (text === 'last') controller.abort(new Error('stopped'));
    }
  })();
  await expect(reading).rejects.toThrow('stopped');
  expect(texts).toEqual(['first', 'last']);
});
