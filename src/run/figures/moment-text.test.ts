import { expect, it } from 'vitest';
import { momentText } from './moment-text.ts';

const NOW = new Date(2026, 10, 27, 12, 0).getTime();

it.each([
  [new Date(2026, 10, 27, 12, 1), 'just now'],
  [new Date(2026, 10, 27, 11, 59, 30), 'just now'],
  [new Date(2026, 10, 27, 11, 48), '12 min ago'],
  [new Date(2026, 10, 27, 10, 30), '1 h ago'],
  [new Date(2026, 10, 26, 12, 1), '23 h ago'],
])('%s was %s', (at, text) => {
  expect(momentText(at.getTime(), NOW)).toEqual({ text, isDay: false });
});

it.each([
  [new Date(2026, 10, 26, 11), 'Thursday'],
  [new Date(2026, 10, 23, 9), 'Monday'],
  [new Date(2026, 10, 14), '14 Nov 2026'],
  [new Date(2025, 10, 14), '14 Nov 2025'],
])('%s was on %s', (at, text) => {
  expect(momentText(at.getTime(), NOW)).toEqual({ text, isDay: true });
});
