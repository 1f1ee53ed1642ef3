import { expect, it } from 'vitest';
import { formatLatency } from '#run/result-format.ts';
import { signed } from './signed.ts';

it('says a difference with its sign, and none where it is too small to be said', () => {
  expect([230, -12, 0, 0.3, -0.3].map((delta) => signed(delta, formatLatency))).toEqual([
    '+230 ms',
    '−12 ms',
    '±0 ms',
    '±0 ms',
    '±0 ms',
  ]);
});
