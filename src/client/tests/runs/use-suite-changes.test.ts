import { expect, it } from 'vitest';
import { whatChanged } from './use-suite-changes.ts';

it.each([
  [
    'a variant',
    [
      [0, 1],
      [1, 1],
    ],
    { variants: [1], cases: 0 },
  ],
  [
    'a variant and a case',
    [
      [0, 1],
      [1, 1],
      [1, 0],
    ],
    { variants: [1], cases: 1 },
  ],
  [
    'every case',
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ],
    { variants: [], cases: 2 },
  ],
] as const)('the changes since a result are found if %s has changed', (_what, cells, expected) => {
  expect(
    whatChanged(
      cells.map(([one, variant]) => ({ case: one, variant })),
      2,
    ),
  ).toEqual(expected);
});
