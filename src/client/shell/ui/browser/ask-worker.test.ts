import { expect, it, vi } from 'vitest';
import { answerInWorker } from './answer-in-worker.ts';
import { askWorker } from './ask-worker.ts';

let ended = 0;

/** Runs `start` as the script of a worker, with the test's own thread. */
function workerOf(start: () => void) {
  vi.stubGlobal('Worker', EventTarget);
  return async () => ({
    default: class extends EventTarget {
      onmessage: ((event: unknown) => void) | null = null;
      onerror: (() => void) | null = null;
      postMessage(question: unknown) {
        const worker: { onmessage: (event: unknown) => void; postMessage: (data: unknown) => void } = {
          onmessage: () => undefined,
          postMessage: (data) => this.onmessage?.({ data }),
        };
        vi.stubGlobal('self', worker);
        start();
        worker.onmessage({ data: question });
      }
      terminate() {
        ended += 1;
      }
    } as unknown as new () => Worker,
  });
}

it('askWorker hands over what the worker sends before the answer', async () => {
  const load = workerOf(() =>
    answerInWorker((last: number, send: (part: number) => void) => [1, 2].map((part) => send(part)).length + last),
  );
  const parts: number[] = [];
  const before = ended;
  expect(await askWorker<number, number>(load, 40, { onPart: (part) => parts.push(part) })).toBe(42);
  expect([parts, ended - before]).toEqual([[1, 2], 1]);
});

it('askWorker rejects with what the worker says', async () => {
  const load = workerOf(() => answerInWorker(() => Promise.reject(new Error('Not a file of rows'))));
  await expect(askWorker(load, 'rows')).rejects.toThrow('Not a file of rows');
});

it('askWorker ends the worker when it is aborted', async () => {
  const stop = new AbortController();
  const load = workerOf(() => answerInWorker(() => new Promise(() => stop.abort(new Error('Stopped')))));
  const before = ended;
  await expect(askWorker(load, 'rows', { signal: stop.signal })).rejects.toThrow('Stopped');
  expect(ended - before).toBe(1);
});
