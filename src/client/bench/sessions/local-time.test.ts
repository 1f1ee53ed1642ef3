import { expect, it } from 'vitest';
import { localTime } from './local-time.ts';

it.each(['2026-11-30 11:45:55.313253 UTC', '2026-11-30T11:45:55', '2026-11-30T11:45:55.3+00:00'])(
  'the timestamp %s is read as UTC',
  (timestamp) => {
    expect(localTime(timestamp, 'Asia/Tokyo')).toBe('30 Nov 2026, 20:45:55');
  },
);

it('a timestamp of another format is shown as it is', () => {
  expect(localTime('yesterday')).toBe('yesterday');
});
