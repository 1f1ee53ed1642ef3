/** Two answers side by side, without names, and what can be chosen. On a narrow screen one of them is shown. */
import { useState } from 'react';
import { isComing, type VisitedAnswer } from '#run/visit/visited-answer.ts';
import { useIsNarrow } from '../ui/layout/use-is-narrow.ts';
import { AnswerFoot } from './answer-foot.tsx';
import { AnswerParts } from './answer-parts.tsx';
import type { Visit } from './create-visit.ts';
import answerClasses from './demo-answer.module.css';
import knobClasses from './demo-knobs.module.css';
import look from './visitor.module.css';
import classes from './vote-answers.module.css';
import { VoteForm } from './vote-form.tsx';

export interface VoteAnswersProps {
  /** The last part of the address. */
  name: string;
  answer: VisitedAnswer | null;
  /** What it was asked with: another one for each question. */
  asked: Visit['asked'];
  /** False where the question is right above them. */
  showsQuestion: boolean;
}

const SIDES = ['Left', 'Right'] as const;
type Side = (typeof SIDES)[number];
const FIRST: ReadonlySet<Side> = new Set(['Left']);

export function VoteAnswers({ name, answer, asked, showsQuestion }: VoteAnswersProps) {
  const [of, setOf] = useState(asked);
  const [shown, setShown] = useState<Side>('Left');
  const [seen, setSeen] = useState(FIRST);
  const isNarrow = useIsNarrow();
  if (of !== asked) {
    setOf(asked);
    setShown('Left');
    setSeen(FIRST);
  }
  if (answer === null) {
    return (
      <div className={`tb-scroll-y ${classes.scroll}`}>
        <p className={`tb-faint ${answerClasses.empty}`}>
          Choose a question and press Ask. Then say which of two answers is better.
        </p>
        {/* So that what draws them is loaded. */}
        <AnswerParts parts={[]} isOpen={false} />
      </div>
    );
  }
  const isOpen = isComing(answer);
  const { pair, status } = answer;
  return (
    <>
      <div className={`tb-scroll-y ${classes.scroll}`}>
        {showsQuestion && <p className={`tb-pre tb-quiet ${classes.asked}`}>{answer.question}</p>}
        {isNarrow && (
          <div className={`${knobClasses.segments} ${classes.tabs}`} role="radiogroup" aria-label="Answer shown">
            {SIDES.map((side) => (
              <label key={side} className={`tb-break tb-quiet tb-relative ${knobClasses.segment}`}>
                <input
                  className="tb-visually-hidden"
                  type="radio"
                  name="answer-shown"
                  checked={shown === side}
                  onChange={() => {
                    setShown(side);
                    setSeen(new Set([...seen, side]));
                  }}
                />
                <span>{side}</span>
              </label>
            ))}
          </div>
        )}
        <div className={classes.columns}>
          {SIDES.filter((side) => !isNarrow || side === shown).map((side) => (
            <article key={side} aria-label={side} aria-busy={isOpen || undefined}>
              <h2 className={`tb-quiet ${look.note}`}>{side}</h2>
              <AnswerParts parts={side === 'Left' ? answer.parts : answer.right} isOpen={isOpen} isSmall />
            </article>
          ))}
        </div>
        <AnswerFoot answer={answer} />
        {status === 'done' && pair === null && (
          <p className={`tb-xl tb-quiet ${answerClasses.footNote}`}>
            Both answers are the same, so there is nothing to choose: this question is not part of the vote.
          </p>
        )}
      </div>
      {pair !== null && (
        <VoteForm
          key={pair}
          name={name}
          pair={pair}
          blocked={isNarrow && seen.size < SIDES.length ? 'Read both answers first' : null}
        />
      )}
    </>
  );
}
