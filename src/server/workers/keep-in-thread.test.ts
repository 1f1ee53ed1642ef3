import { expect, it, onTestFinished } from 'vitest';
import { createKeeper } from '../masking/create-keeper.ts';
import { WORKER_LIMITS } from '../settings/limits.ts';
import { createWorkerPool } from './worker-pool.ts';

it('masks what is large in a thread, within its limits, and what is small at once', async () => {
  const pool = createWorkerPool({ ...WORKER_LIMITS, componentMs: 1 });
  onTestFinished(() => pool.close());
  const keep = createKeeper(['the-key-of-this-server'], pool);
  expect(await keep('fields', { a: 'the-key-of-this-server' })).toBe('{"a":"••••••••"}');
  const detail = 'This cannot be kept. It was stopped after 0.001 s, which is the limit for what is kept.';
  const large = { a: Array.from({ length: 20_000 }, () => 'the-key-of-this-server') };
  await expect(keep('fields', large)).rejects.toMatchObject({ status: 422, body: { detail } });
});

it('gives what a thread masked', async () => {
  const pool = createWorkerPool();
  onTestFinished(() => pool.close());
  const keep = createKeeper(['the-key-of-this-server'], pool);
  const large = { text: 'x'.repeat(70_000), a: 'the-key-of-this-server' };
  expect(await keep('fields', large)).toContain('"a":"••••••••"');
});
