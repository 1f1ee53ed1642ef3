import { describe, expect, it, vi } from 'vitest';
import { createYieldToHost } from './yield-to-host.ts';

describe('createYieldToHost', () => {
  it('pauses only at the end of a slice', () => {
    let now = 0;
    const yieldIfDue = createYieldToHost(12, () => now);
    now = 11;
    expect(yieldIfDue()).toBeUndefined();
    now = 12;
    expect(yieldIfDue()).toBeInstanceOf(Promise);
  });

  it('lets other tasks run, and then starts the next slice', async () => {
    let now = 0;
    const yieldIfDue = createYieldToHost(12, () => now);
    let hasRun = false;
    setImmediate(() => {
      hasRun = true;
    });
    await vi.waitUntil(async () => {
      now += 20;
      await yieldIfDue();
      return hasRun;
    });
    expect(yieldIfDue()).toBeUndefined();
  });
});
