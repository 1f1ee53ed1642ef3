import { expect, it, vi } from 'vitest';
import { searchInWorker } from './search-in-worker.ts';

const workers: SilentWorker[] = [];

/** Starts when it is told to, and never answers. */
class SilentWorker {
  onmessage = (): void => undefined;
  constructor() {
    workers.push(this);
  }
  postMessage(): void {}
  terminate(): void {}
}

it('hears a stop while its worker starts', async () => {
  vi.stubGlobal('Worker', SilentWorker);
  const stop = new AbortController();
  const outcome = searchInWorker('a', 'a', stop.signal);
  await expect.poll(() => workers.length).toBe(1);
  stop.abort();
  workers[0]?.onmessage();
  expect(await outcome).toBe('stopped');
});
