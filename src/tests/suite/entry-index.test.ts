import { expect, it } from 'vitest';
import { entryIndex } from './entry-index.ts';

const own = { location: { file: null, line: 1 } };
const row = (file: string) => ({ location: { file, line: 2 } });

it.each([
  [0, 0],
  [1, null],
  [2, null],
  [3, null],
  [4, 3],
  [5, null],
])('case %i is entry %s', (at, entry) => {
  // An entry, a file of two rows, another file, an entry.
  expect(entryIndex([own, row('a.csv'), row('a.csv'), row('b.csv'), own], at)).toBe(entry);
});
