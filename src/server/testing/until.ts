import { vi } from 'vitest';

/** Resolves when something has become true, however slow the machine is; fails after a minute. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitUntil(isTrue, { timeout: 60_000, interval: 1 });
}
