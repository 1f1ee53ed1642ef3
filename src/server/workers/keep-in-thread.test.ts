import { describe, expect, it, onTestFinished } from 'vitest';
import { createKeeper } from '../masking/create-keeper.ts';
import { createWorkerPool } from './worker-pool.ts';

const OWN = 'the-key-of-this-server';
const large = { text: 'x'.repeat(70_000), a: OWN };
/** It takes many seconds. */
const endless = { a: Array.from({ length: 400_000 }, () => OWN) };
const BUSY = { status: 503, message: expect.stringContaining('Send it again in a few seconds') };

function open(limits: Parameters<typeof createWorkerPool>[0] = {}) {
  const pool = createWorkerPool(limits);
  onTestFinished(() => pool.close());
  return { pool, keep: createKeeper([OWN], pool) };
}

it('the keeper masks what is large in a thread, within its limits, and what is small at once', async () => {
  const { keep } = open({ componentMs: 1 });
  expect(await keep('fields', { a: OWN })).toBe('{"a":"••••••••"}');
  const detail = 'This cannot be kept. It was stopped after 0.001 s, which is the limit for what is kept.';
  await expect(keep('fields', endless)).rejects.toMatchObject({ status: 422, body: { detail } });
});

it('the keeper returns what a thread masked', async () => {
  expect(await open().keep('fields', large)).toContain('"a":"••••••••"');
});

describe('the answer is a 503, after which the page sends again,', () => {
  it('for a thread that died', async () => {
    const { pool, keep } = open();
    const rejection = expect(keep('fields', endless)).rejects.toMatchObject(BUSY);
    await pool.close();
    await rejection;
  });

  it('for more bodies than may wait', async () => {
    const { keep } = open({ workersOfRun: 1, waitingToMask: 1 });
    const leaving = new AbortController();
    const gone = [1, 2].map(() => expect(keep('fields', endless, leaving.signal)).rejects.toMatchObject(BUSY));
    await expect(keep('fields', large)).rejects.toMatchObject(BUSY);
    // A body whose sender has left makes nobody wait.
    leaving.abort();
    await Promise.all(gone);
    expect(await keep('fields', large)).toContain('"a":"••••••••"');
  });
});
