/** The pairs of a vote: two answers to one question each. Those that are equal word by word are only counted. */
import { isSameText } from '#contract/answers/same-text.ts';
import type { VotePair } from '#contract/workspace/vote.ts';

export interface AnsweredQuestion {
  question: string;
  case: number | null;
  /** Answers of the first and the second variant; null where there is none. */
  answers: readonly [string | null, string | null];
}

export interface PairedAnswers {
  pairs: VotePair[];
  same: number;
  /** Questions to which one of the variants, or both, have no answer. */
  missing: number;
}

export function pairAnswers(questions: readonly AnsweredQuestion[]): PairedAnswers {
  const paired: PairedAnswers = { pairs: [], same: 0, missing: 0 };
  for (const { question, case: testCase, answers } of questions) {
    const [first, second] = answers;
    if (first === null || second === null) paired.missing += 1;
    else if (isSameText(first, second)) paired.same += 1;
    else paired.pairs.push({ question, case: testCase, answers: [first, second] });
  }
  return paired;
}
