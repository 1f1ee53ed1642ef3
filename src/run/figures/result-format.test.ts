import { describe, expect, it } from 'vitest';
import {
  byteLength,
  formatAge,
  formatClock,
  formatCount,
  formatDuration,
  formatList,
  formatSize,
} from './result-format.ts';

describe('figures', () => {
  it.each([
    [formatClock(0), '0.00 s'],
    [formatClock(125_400), '2 min 5 s'],
    [formatDuration(0), 'under 1 ms'],
    [formatDuration(0.4), 'under 1 ms'],
    [formatDuration(1214), '1.21 s'],
    [formatDuration(59_990), '59.99 s'],
    [formatDuration(59_996), '1 min 0 s'],
    [formatDuration(119_600), '2 min 0 s'],
    [formatDuration(125_400), '2 min 5 s'],
    [formatDuration(23.4), '23 ms'],
    [formatDuration(999.4), '999 ms'],
    [formatDuration(999.6), '1.00 s'],
    [formatDuration(2210), '2.21 s'],
    [formatCount(1, 'chunk'), '1 chunk'],
    [formatCount(50_000, 'chunk'), '50,000 chunks'],
    [formatSize(612), '612 B'],
    [formatSize(3449), '3.4 kB'],
    [formatSize(9960), '10 kB'],
    [formatSize(999_499), '999 kB'],
    [formatSize(999_600), '1.0 MB'],
    [formatSize(10_400_000), '10 MB'],
    [formatAge(59_000), 'now'],
    [formatAge(6 * 60_000), '6 min'],
    [formatAge(3 * 3_600_000), '3 h'],
    [formatAge(49 * 3_600_000), '2 d'],
    [formatList([1, 2, 3]), '1, 2 and 3'],
    [formatList([1]), '1'],
  ])('are written %s', (written, expected) => {
    expect(written).toBe(expected);
  });
});

describe('byteLength', () => {
  it.each(['', 'plain', 'é', '漢字', '🐝 and 🐝'])('of %j is that of its UTF-8 encoding', (text) => {
    expect(byteLength(text)).toBe(new TextEncoder().encode(text).length);
  });
});
