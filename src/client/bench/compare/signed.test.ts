import { expect, it } from 'vitest';
import { formatDuration } from '#run/figures/result-format.ts';
import { signed } from './signed.ts';

it('a difference is written with its sign, or as "the same" if it is too small', () => {
  expect([230, -12, 0, 0.3, -0.3].map((delta) => signed(delta, formatDuration))).toEqual([
    '+230 ms',
    '−12 ms',
    'the same',
    'the same',
    'the same',
  ]);
});
