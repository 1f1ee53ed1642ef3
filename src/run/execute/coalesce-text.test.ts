import { describe, expect, it, vi } from 'vitest';
import { AsyncQueue } from '#contract/async/async-queue.ts';
import type { RunUpdate } from '../model/run-update.ts';
import { wait } from '../send/wait.ts';
import { coalesceText } from './coalesce-text.ts';

function text(chunk: string, receivedAt: number, input = 0): RunUpdate {
  const source = { at: 0, input, component: 'M', outputs: ['O'], message_id: 'm' };
  return { kind: 'event', received: { receivedAt, event: { event: 'text-delta', ...source, chunk } } };
}

/** A clock that advances only when a wait is released. */
function createTime() {
  let now = 0;
  let release: (() => void) | null = null;
  const waits: number[] = [];
  return {
    waits,
    clock: () => now,
    wait: (ms: number, signal: AbortSignal) =>
      new Promise<void>((done) => {
        waits.push(ms);
        release = () => {
          now += ms;
          done();
        };
        if (signal.aborted) done();
        signal.addEventListener('abort', () => done(), { once: true });
      }),
    pass: () => release?.(),
    untilAsked: (count: number) => vi.waitUntil(() => waits.length >= count, { interval: 1 }),
  };
}

describe('coalesceText', () => {
  it('yields the first text at once and joins the chunks within the window', async () => {
    const time = createTime();
    const queue = new AsyncQueue<RunUpdate>();
    const batches = coalesceText(queue, { windowMs: 50, clock: time.clock, wait: time.wait });
    queue.push(text('He', 1));
    expect((await batches.next()).value).toEqual([text('He', 1)]);
    queue.push(text('ll', 2));
    const second = batches.next();
    await time.untilAsked(1);
    queue.push(text('o', 3));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    time.pass();
    expect((await second).value).toMatchObject([
      { received: { receivedAt: 2, pieces: [2, 2, 3, 1], event: { chunk: 'llo' } } },
    ]);
    expect(time.waits).toEqual([50]);
    queue.close();
    expect((await batches.next()).done).toBe(true);
  });

  it('yields the first text at once, even just after another event', async () => {
    const time = createTime();
    const queue = new AsyncQueue<RunUpdate>();
    const batches = coalesceText(queue, { windowMs: 50, clock: time.clock, wait: time.wait });
    queue.push({ kind: 'sent', at: 0, requestIndex: 0 });
    expect((await batches.next()).value).toEqual([{ kind: 'sent', at: 0, requestIndex: 0 }]);
    const next = batches.next();
    queue.push({ kind: 'answered', at: 1, requestIndex: 0 });
    await time.untilAsked(1);
    queue.push(text('He', 2));
    expect((await next).value).toEqual([{ kind: 'answered', at: 1, requestIndex: 0 }, text('He', 2)]);
    queue.close();
  });

  it('does not wait when the source has ended', async () => {
    const time = createTime();
    const queue = new AsyncQueue<RunUpdate>();
    const batches = coalesceText(queue, { windowMs: 50, clock: time.clock, wait: time.wait });
    queue.push(text('a', 1));
    await batches.next();
    queue.push(text('b', 2));
    const last = batches.next();
    await time.untilAsked(1);
    queue.push({ kind: 'ended', at: 3 });
    queue.close();
    expect((await last).value).toMatchObject([{ kind: 'event' }, { kind: 'ended' }]);
  });

  it('separates the texts of different inputs and keeps the order', async () => {
    async function* source(): AsyncGenerator<RunUpdate> {
      yield text('a', 1, 0);
      yield text('x', 2, 1);
      yield text('b', 3, 0);
      yield { kind: 'answered', at: 4, requestIndex: 0 };
      yield text('c', 5, 0);
    }
    const all: RunUpdate[] = [];
    for await (const batch of coalesceText(source(), {
      windowMs: 5,
      clock: () => performance.now(),
      wait,
    })) {
      all.push(...batch);
    }
    const read = all.map((update) =>
      update.kind === 'event' && update.received.event.event === 'text-delta'
        ? update.received.event.chunk
        : update.kind,
    );
    // The first may arrive alone; the following are joined.
    expect(read.join('|')).toMatch(/^(ab\|x|a\|x\|b|a\|xb?\|b)\|answered\|c$/);
  });

  it('ends the source when the reader leaves', async () => {
    let isEnded = false;
    async function* source(): AsyncGenerator<RunUpdate> {
      try {
        for (let at = 0; ; at += 1) {
          yield text('a', at);
          await new Promise((done) => setTimeout(done, 1));
        }
      } finally {
        isEnded = true;
      }
    }
    for await (const _batch of coalesceText(source(), {
      windowMs: 5,
      clock: () => performance.now(),
      wait,
    })) {
      break;
    }
    expect(isEnded).toBe(true);
  });

  it('rethrows an error of the source after yielding everything before it', async () => {
    async function* source(): AsyncGenerator<RunUpdate> {
      yield text('a', 1);
      throw new Error('boom');
    }
    const batches = coalesceText(source(), { windowMs: 5, clock: () => performance.now(), wait });
    expect((await batches.next()).value).toHaveLength(1);
    await expect(batches.next()).rejects.toThrow('boom');
  });
});
