import { expect, it } from 'vitest';
import { readServerTime } from './server-time.ts';

it.each([
  '2026-11-30 11:45:55.500000 UTC',
  '2026-11-30T11:45:55.5',
  '2026-11-30T11:45:55.5+00:00',
  '2026-11-30T20:45:55.5+09:00',
])('the timestamp %s is read, without a zone as UTC', (timestamp) => {
  expect(readServerTime(timestamp)).toBe(Date.UTC(2026, 10, 30, 11, 45, 55, 500));
});

it('a text that is no timestamp is not read', () => {
  expect(readServerTime('yesterday')).toBe(null);
});
