/** The questions of a demo, and the visitor's own. */
import { useLayoutEffect, useRef } from 'react';
import type { VisitChoiceProps } from './demo-knobs.tsx';
import classes from './question-list.module.css';
import visitorClasses from './visitor.module.css';

export function QuestionList({ demo: { questions, own }, choice, onChange }: VisitChoiceProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  /**
   * True if the own question was chosen by a click. An arrow key may go on to the next question, so it does not move
   * the focus into the field.
   */
  const isClicked = useRef(false);
  const isOwn = choice.question === null;
  useLayoutEffect(() => {
    if (isOwn && isClicked.current) field.current?.focus();
    isClicked.current = false;
  }, [isOwn]);
  return (
    <div className={`tb-xl tb-fixed ${classes.questions}`} role="radiogroup" aria-label="Question">
      {questions.map((text, index) => (
        <label
          // biome-ignore lint/suspicious/noArrayIndexKey: two questions may be the same
          key={index}
          className={`tb-stack tb-break ${classes.question}`}
          data-on={choice.question === index || undefined}
        >
          <input
            type="radio"
            name="question"
            checked={choice.question === index}
            onChange={() => onChange({ question: index })}
          />
          <span>{text}</span>
        </label>
      ))}
      {own !== null && (
        <div className={`tb-stack tb-break ${classes.question}`} data-on={isOwn || undefined} data-own>
          <label
            className={classes.own}
            onPointerDown={() => {
              isClicked.current = true;
            }}
          >
            <input type="radio" name="question" checked={isOwn} onChange={() => onChange({ question: null })} />
            <span className="tb-quiet">My own question</span>
          </label>
          {isOwn && (
            <>
              <textarea
                className={`tb-wide tb-ink tb-min-48 ${visitorClasses.field}`}
                ref={field}
                rows={3}
                aria-label="Your question"
                aria-describedby="own-length"
                maxLength={own.most}
                value={choice.own}
                onChange={({ currentTarget }) => onChange({ own: currentTarget.value })}
              />
              <span className={`tb-quiet ${visitorClasses.note}`} id="own-length">
                {`${choice.own.length} of ${own.most}`}
              </span>
            </>
          )}
        </div>
      )}
    </div>
  );
}
