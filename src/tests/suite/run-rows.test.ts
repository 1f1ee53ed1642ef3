import { describe, expect, it } from 'vitest';
import { runRows } from './run-rows.ts';

describe('running rows', () => {
  it('saves each row once, runs at most the given number at once, and stops without a result for running rows', async () => {
    const controller = new AbortController();
    const saved: number[] = [];
    let under = 0;
    let limit = 0;
    await runRows<number>({
      rows: [...Array(50).keys()],
      atOnce: 3,
      signal: controller.signal,
      runRow: async (row, signal) => {
        under += 1;
        limit = Math.max(limit, under);
        await Promise.resolve();
        under -= 1;
        if (row === 20) controller.abort();
        return signal.aborted ? null : row;
      },
      keep: async (row) => {
        saved.push(row);
      },
    });
    expect(limit).toBe(3);
    expect(new Set(saved).size).toBe(saved.length);
    expect(saved.length).toBeLessThan(22);
    expect(saved).not.toContain(20);
  });

  it('ends when a result cannot be saved', async () => {
    const work = runRows<number>({
      rows: [0, 1, 2],
      atOnce: 1,
      signal: new AbortController().signal,
      runRow: async (row) => row,
      keep: () => Promise.reject(new Error('full')),
    });
    await expect(work).rejects.toThrow('full');
  });
});
