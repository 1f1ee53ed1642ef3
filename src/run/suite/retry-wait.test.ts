import { expect, it } from 'vitest';
import { retryWait } from './retry-wait.ts';

it.each([
  ['429: Model failed (The model server limits the rate of requests (429). It asks to wait 7 seconds.)', 7_000],
  ['Rate limit reached for requests. Please try again in 1.5s.', 1_500],
  ['Please try again in 20ms.', 20],
  ['It asks to wait 3600 seconds.', 60_000],
  ['500: it is broken', null],
])('%s', (why, ms) => {
  expect(retryWait({ state: 'broken', why })).toBe(ms);
  expect(retryWait({ state: 'failed', why })).toBeNull();
});
