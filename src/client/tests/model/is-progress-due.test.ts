import { expect, it } from 'vitest';
import { isProgressDue } from './is-progress-due.ts';

it.each([
  ['after a tenth', 0.31, 3_000, true],
  ['not before a tenth', 0.25, 3_000, false],
  ['but after ten seconds', 0.25, 11_000, true],
  ['not while the one before is being read', 0.9, 1_500, false],
  ['not at the end, which is announced by itself', 1, 11_000, false],
])('progress is announced %s', (_when, part, at, isDue) => {
  expect(isProgressDue({ part, at }, { part: 0.2, at: 0 })).toBe(isDue);
});
