import { expect, it } from 'vitest';
import { formatDuration } from '#run/figures/result-format.ts';
import { signed } from './signed.ts';

it('says a difference with its sign, and none where it is too small to be said', () => {
  expect([230, -12, 0, 0.3, -0.3].map((delta) => signed(delta, formatDuration))).toEqual([
    '+230 ms',
    '−12 ms',
    'the same',
    'the same',
    'the same',
  ]);
});
