import { expect, it } from 'vitest';
import { clockText, dayText, fullTimeText, timeText, weekdayText } from './time-text.ts';

const AT = new Date(2026, 11, 1, 7, 5, 9).getTime();

it.each([
  [new Date(2026, 11, 1, 23, 59), '07:05'],
  [new Date(2026, 11, 2, 0, 1), '1 Dec 2026, 07:05'],
  [new Date(2026, 10, 30, 7, 5), '1 Dec 2026, 07:05'],
  [new Date(2027, 11, 1, 7, 5), '1 Dec 2026, 07:05'],
])('at %s, a time has its day only if that is not today', (now, text) => {
  expect(timeText(AT, now.getTime())).toBe(text);
});

it('midnight is 00:00, and not 24:00', () => {
  expect(clockText(new Date(2026, 11, 1).getTime())).toBe('00:00');
});

it('a day, a weekday and a full time are written in one style', () => {
  expect([dayText(AT), weekdayText(AT), fullTimeText(AT)]).toEqual(['1 Dec 2026', 'Tuesday', '1 Dec 2026, 07:05:09']);
  expect(fullTimeText(Date.UTC(2026, 11, 1, 7, 5, 9), 'Asia/Tokyo')).toBe('1 Dec 2026, 16:05:09');
});
