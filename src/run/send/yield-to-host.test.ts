import { describe, expect, it } from 'vitest';
import { createBreather } from './yield-to-host.ts';

describe('createBreather', () => {
  it('pauses only at the end of a slice', () => {
    let now = 0;
    const breathe = createBreather(12, () => now);
    now = 11;
    expect(breathe()).toBeUndefined();
    now = 12;
    expect(breathe()).toBeInstanceOf(Promise);
  });

  it('lets other tasks run, and then starts the next slice', async () => {
    let now = 0;
    const breathe = createBreather(12, () => now);
    let hasRun = false;
    setImmediate(() => {
      hasRun = true;
    });
    while (!hasRun) {
      now += 20;
      await breathe();
    }
    expect(breathe()).toBeUndefined();
  });
});
