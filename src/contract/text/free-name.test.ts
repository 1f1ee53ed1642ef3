import { expect, test } from 'vitest';
import { freeName } from './free-name.ts';

test('numbers a name that is taken', () => {
  expect(freeName('a', new Set())).toBe('a');
  expect(freeName('a', new Set(['a']))).toBe('a 2');
  expect(freeName('a', new Set(['a', 'a 2', 'a 4']))).toBe('a 3');
  expect(freeName('a.csv', new Set(['a.csv']), (count) => `a-${count}.csv`)).toBe('a-2.csv');
});
