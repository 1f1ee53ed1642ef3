import { describe, expect, it } from 'vitest';
import { AsyncQueue } from './async-queue.ts';

/** True when the promise settles without anything else happening. */
async function settles(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  let turns: Promise<unknown> = Promise.resolve(pending);
  for (let turn = 0; turn < 10; turn += 1) turns = turns.then((value) => value);
  return (await Promise.race([promise, turns])) !== pending;
}

function fill(queue: AsyncQueue<number>): number {
  for (let written = 0; written < 10_000; written += 1) queue.push(written);
  return 10_000;
}

describe('AsyncQueue', () => {
  it('returns waiting items in order, and then null', async () => {
    const queue = new AsyncQueue<number>();
    queue.push(1);
    queue.push(2);
    expect(await queue.read()).toEqual([1, 2]);
    const next = queue.read();
    expect(await settles(next)).toBe(false);
    queue.push(3);
    expect(await next).toEqual([3]);
    queue.push(4);
    queue.close();
    queue.push(5);
    expect(await queue.read()).toEqual([4]);
    expect(await queue.read()).toBeNull();
  });

  it('has room at first, and none while nobody reads', async () => {
    const queue = new AsyncQueue<number>();
    queue.push(0);
    expect(await settles(queue.room())).toBe(true);
    const written = 1 + fill(queue);
    const room = queue.room();
    expect(await settles(room)).toBe(false);
    expect((await queue.read())?.length).toBe(written);
    expect(await settles(room)).toBe(true);
  });

  it('releases waiting writers and readers on close', async () => {
    const queue = new AsyncQueue<number>();
    fill(queue);
    const room = queue.room();
    queue.close();
    expect(await settles(room)).toBe(true);
    const empty = new AsyncQueue<number>();
    const read = empty.read();
    empty.close();
    expect(await read).toBeNull();
  });

  it('is read item by item, also those that are pushed meanwhile', async () => {
    const queue = new AsyncQueue<number>();
    queue.push(1);
    queue.push(2);
    const read: number[] = [];
    for await (const item of queue) {
      read.push(item);
      if (item === 1) queue.push(3);
      if (item === 3) queue.close();
    }
    expect(read).toEqual([1, 2, 3]);
  });
});
