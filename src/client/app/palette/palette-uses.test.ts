// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { countUse, readUses } from './palette-uses.ts';

beforeEach(() => localStorage.clear());

it('the palette counts in this browser how often an entry was chosen', () => {
  for (const key of ['a', 'b', 'a']) countUse(key);
  expect([...readUses()]).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
});

it.each(['{', '[1]', 'null', '{"a":"x"}'])('the counts of the palette start empty if %s is stored', (stored) => {
  localStorage.setItem('tweakbench.palette-uses.1', stored);
  expect(readUses().get('a')).toBeUndefined();
  countUse('a');
  expect(readUses().get('a')).toBe(1);
});
