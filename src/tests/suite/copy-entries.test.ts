import { expect, it } from 'vitest';
import { copyEntries, copyName } from './copy-entries.ts';

it.each([
  ['Sky', [], 'Sky copy'],
  ['Sky', ['Sky copy'], 'Sky copy 2'],
  ['Sky copy', ['Sky copy', 'Sky copy 2'], 'Sky copy 3'],
  ['Sky copy 2', ['Sky copy 2'], 'Sky copy'],
  ['Top 4', [], 'Top 4 copy'],
])('names a copy of %s, beside %j, %s', (name, others, copy) => {
  expect(copyName(name, new Set(others))).toBe(copy);
});

it('several entries are copied at once, each with a name of its own', () => {
  const list = [{ name: 'Sky', input: 'Why?' }, { input: 'Without a name' }, { name: 'Sky copy' }];
  expect(copyEntries(list, [0, 1, 2, 3])).toEqual([
    { name: 'Sky copy 2', input: 'Why?' },
    { input: 'Without a name' },
    { name: 'Sky copy 3' },
  ]);
});
