import { expect, it } from 'vitest';
import { waitOfHeader, waitOfText } from './requested-wait.ts';

const NOW = Date.parse('2026-11-25T10:00:00Z');

it.each([
  ['7', 7_000],
  ['1.5', 1_500],
  ['0', 0],
  ['Wed, 25 Nov 2026 10:00:20 GMT', 20_000],
  ['Wed, 25 Nov 2026 09:00:00 GMT', 0],
  ['soon', null],
  ['', null],
  [null, null],
])('the header %j asks to wait %j ms', (value, ms) => {
  expect(waitOfHeader(value, NOW)).toBe(ms);
});

it.each([
  ['Rate limit reached for requests. Please try again in 1.5s. Visit https://a.test/2s', 1_500],
  ['Please try again in 20ms.', 20],
  ['please Try again in 1m12s.', 72_000],
  ['try again in 6h0m3.25s', 21_603_250],
  ['Please try again in 7 seconds.', 7_000],
  ['try again in 2 minutes and 3 apples', 120_000],
  ['try again in 300 milliseconds', 300],
  ['Try again in a while', null],
  ['500: it is broken', null],
])('%j asks to wait %j ms', (text, ms) => {
  expect(waitOfText(text)).toBe(ms);
});
