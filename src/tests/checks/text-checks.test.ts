import { expect, it } from 'vitest';
import { isSimilar } from './text-checks.ts';

it('a similar text says how similar it is, and how similar it has to be', () => {
  const texts = { answer: 'a b c d e f g h i j k l m', expected: 'a b c d e f g n o p q r s' };
  expect(isSimilar(null, texts)).toEqual({ state: 'missed', why: 'Similarity 0.54, needs 0.80.' });
  expect(isSimilar({ min: 0.5 }, texts)).toEqual({ state: 'passed', why: 'Similarity 0.54, needs 0.50.' });
});
