import { describe, expect, it } from 'vitest';
import type { TextArrival } from '../model/run.ts';
import { readStream } from './result-meter.ts';

function arrivalAt(...times: number[]): TextArrival {
  return {
    chunks: times.length,
    characters: times.length * 10,
    firstAt: times[0] ?? null,
    lastAt: times.at(-1) ?? null,
    ticks: times.map((at) => ({ at, size: 10 })),
  };
}

describe('readStream', () => {
  it.each([
    ['nothing was streamed', arrivalAt(), 'none'],
    ['one chunk', arrivalAt(400), 'single'],
    ['many chunks at one moment', arrivalAt(400, 401, 403, 410), 'single'],
    ['chunks one after another', arrivalAt(400, 440, 480, 530, 600, 640), 'tokens'],
    ['chunks with a pause shorter than the rest', arrivalAt(0, 40, 80, 120, 300, 340, 380, 420), 'tokens'],
    ['three moments', arrivalAt(100, 200, 300), 'bursts'],
    ['two heaps', arrivalAt(100, 101, 102, 900, 901, 902), 'bursts'],
    ['a long pause between streams', arrivalAt(0, 30, 60, 90, 1000, 1030), 'bursts'],
  ])('judges %s', (_, arrival, verdict) => {
    expect(readStream(arrival).verdict).toBe(verdict);
  });

  it('returns the rate and the longest gap', () => {
    expect(readStream(arrivalAt(0, 100, 300, 1000))).toMatchObject({ longestGapMs: 700, charactersPerSecond: 40 });
    expect(readStream(arrivalAt(5))).toMatchObject({ longestGapMs: null, charactersPerSecond: null });
  });
});
