import { expect, it } from 'vitest';
import { pairAnswers } from './pair-answers.ts';

it('pairs the answers, and counts those that are equal word by word and those that are missing', () => {
  const answered = (question: string, first: string | null, second: string | null) => ({
    question,
    case: null,
    answers: [first, second] as const,
  });
  const paired = pairAnswers([
    answered('one', 'Yes.', 'No.'),
    answered('two', 'Not  yet.\n', 'Not yet.'),
    answered('three', 'not yet.', 'Not yet.'),
    answered('four', null, 'Yes.'),
  ]);
  expect(paired.pairs.map(({ question, answers }) => [question, ...answers])).toEqual([
    ['one', 'Yes.', 'No.'],
    ['three', 'not yet.', 'Not yet.'],
  ]);
  expect([paired.same, paired.missing]).toEqual([1, 1]);
});
