import { expect, it } from 'vitest';
import { passedText } from './passed-text.ts';

it.each([
  [{ all: 1_200, passed: 39, answered: 0, open: 0 }, '39 of 1,200'],
  [{ all: 48, passed: 30, answered: 8, open: 0 }, '30 of 40'],
  [{ all: 4, passed: 0, answered: 4, open: 0 }, 'no checks'],
  // A cell that did not run has not failed.
  [{ all: 400, passed: 0, answered: 181, open: 219 }, '181 answered, 219 not run'],
  [{ all: 400, passed: 30, answered: 1, open: 359 }, '30 of 40, 359 not run'],
  [{ all: 400, passed: 0, answered: 0, open: 400 }, '400 not run'],
])('a tally of %j is written as %s', (tally, text) => {
  expect(passedText(tally)).toBe(text);
});
