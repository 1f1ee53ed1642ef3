import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#contract/run-event.ts';
import { addArrival, NO_ARRIVAL, piecesOf } from './text-arrival.ts';

const source = { at: 0, input: 0, component: 'M', outputs: ['O'], message_id: 'm' };

describe('addArrival', () => {
  it('counts chunks and characters and records the first and last time', () => {
    const chunks = [
      { at: 10, size: 3 },
      { at: 20, size: 4 },
    ];
    expect(addArrival(NO_ARRIVAL, chunks)).toEqual({
      chunks: 2,
      characters: 7,
      firstAt: 10,
      lastAt: 20,
      ticks: chunks,
    });
    expect(NO_ARRIVAL.ticks).toEqual([]);
  });

  it('has at most 512 ticks with about the same amount of text each', () => {
    let arrival = NO_ARRIVAL;
    for (let batch = 0; batch < 100; batch += 1) {
      const chunks = Array.from({ length: 500 }, (_, index) => ({ at: batch * 500 + index, size: 4 }));
      arrival = addArrival(arrival, chunks);
    }
    expect(arrival).toMatchObject({ chunks: 50_000, characters: 200_000, firstAt: 0, lastAt: 49_999 });
    expect(arrival.ticks.length).toBeLessThanOrEqual(512);
    expect(arrival.ticks.length).toBeGreaterThan(200);
    expect(arrival.ticks.reduce((sum, { size }) => sum + size, 0)).toBe(200_000);
    // The last tick may still be filling up.
    const sizes = arrival.ticks.slice(0, -1).map(({ size }) => size);
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(10);
  });
});

describe('piecesOf', () => {
  it('returns each chunk of a joined event, or the event as one chunk', () => {
    const event: RunEvent = { event: 'text-delta', ...source, chunk: 'abc' };
    expect([...piecesOf({ receivedAt: 5, event, pieces: [5, 1, 7, 2] }, 3)]).toEqual([
      { at: 5, size: 1 },
      { at: 7, size: 2 },
    ]);
    expect([...piecesOf({ receivedAt: 5, event }, 3)]).toEqual([{ at: 5, size: 3 }]);
  });
});
