import { expect, it, vi } from 'vitest';
import { createCheckWorker } from './check-in-worker.ts';

const workers: SilentWorker[] = [];

/** A worker that starts when the test says so, and never answers. */
class SilentWorker {
  onmessage = (): void => undefined;
  constructor() {
    workers.push(this);
  }
  postMessage(): void {}
  terminate(): void {}
}

it('a check can be stopped while its worker starts', async () => {
  vi.stubGlobal('Worker', SilentWorker);
  const stop = new AbortController();
  const outcome = createCheckWorker().search('a', 'a', stop.signal);
  await expect.poll(() => workers.length).toBe(1);
  stop.abort();
  workers[0]?.onmessage();
  expect(await outcome).toBe('stopped');
});

it('a pattern or a schema that never ends is ended after a second, and the next check gets a new worker', async () => {
  workers.length = 0;
  vi.stubGlobal('Worker', SilentWorker);
  vi.useFakeTimers();
  const { search, validate } = createCheckWorker();
  const { signal } = new AbortController();
  const outcomes = Promise.all([
    search('(a+)+b', 'a'.repeat(40), signal),
    validate({ pattern: '(a+)+b' }, 'a', signal),
  ]);
  for (const worker of [0, 1]) {
    await vi.waitFor(() => expect(workers).toHaveLength(worker + 1));
    workers[worker]?.onmessage();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  vi.useRealTimers();
  expect(await outcomes).toEqual(['slow', { state: 'slow' }]);
});

class FindingWorker {
  onmessage = (_answer: { data: string }): void => undefined;
  constructor() {
    started += 1;
    setTimeout(() => this.onmessage({ data: 'ready' }));
  }
  postMessage(): void {
    setTimeout(() => this.onmessage({ data: 'found' }));
  }
  terminate(): void {
    ended += 1;
  }
}
let started = 0;
let ended = 0;

it('checks share one worker until it is terminated, and then start another', async () => {
  vi.stubGlobal('Worker', FindingWorker);
  const { search, end } = createCheckWorker();
  const { signal } = new AbortController();
  expect(await Promise.all([search('a', 'a', signal), search('b', 'b', signal)])).toEqual(['found', 'found']);
  expect([started, ended]).toEqual([1, 0]);
  end();
  await expect.poll(() => ended).toBe(1);
  expect(await search('c', 'c', signal)).toBe('found');
  expect(started).toBe(2);
});
