/** The answer of a demo under its question. */
import { isComing, type VisitedAnswer } from '#run/visit/visited-answer.ts';
import { AnswerFoot } from './answer-foot.tsx';
import { AnswerParts } from './answer-parts.tsx';
import classes from './demo-answer.module.css';

export interface DemoAnswerProps {
  answer: VisitedAnswer | null;
  /** False where the question is beside it. */
  showsQuestion: boolean;
}

export function DemoAnswer({ answer, showsQuestion }: DemoAnswerProps) {
  const isOpen = answer !== null && isComing(answer);
  return (
    <article aria-label="Answer" aria-busy={isOpen || undefined}>
      {answer === null && <p className={`tb-faint ${classes.empty}`}>Choose a question and press Ask.</p>}
      {answer !== null && showsQuestion && <p className={`tb-pre tb-quiet ${classes.asked}`}>{answer.question}</p>}
      {/* Also without an answer, so that what draws it is loaded. */}
      <AnswerParts parts={answer?.parts ?? []} isOpen={isOpen} />
      {answer !== null && <AnswerFoot answer={answer} />}
    </article>
  );
}
