import { expect, it } from 'vitest';
import { personLetters } from './use-who.ts';

it.each([
  ['Mara Lind', ['Mara Lind', 'Jonas Weber', null], 'M'],
  ['Mara Lind', ['Mara Lind', 'mikko'], 'ML'],
  ['mikko', ['Mara Lind', 'mikko'], 'Mi'],
  ['Ana Maria Costa', ['Arun Rao'], 'AC'],
  ['X', ['Xenia'], 'X'],
  ['🦊 Fox', [], '🦊'],
])('the disc of %s among %j has the letters %s', (name, others, letters) => {
  expect(personLetters(name, others)).toBe(letters);
});
