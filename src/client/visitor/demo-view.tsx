/** A demo: the choices on the left, the answer on the right; on a narrow screen one above the other. */

import { useWindowEvent } from '@mantine/hooks';
import { useEffect, useId, useRef, useState } from 'react';
import type { VisitedDemo } from '#contract/demos/visitor.ts';
import { isJsonEqual } from '#contract/json.ts';
import { chosenText, settingText } from '#show/visit/visit-choice.ts';
import { isPending, type VisitedAnswer } from '#show/visit/visited-answer.ts';
import {
  IconAdjustmentsHorizontal,
  IconChevronDown,
  IconChevronUp,
  IconPlayerStopFilled,
} from '../shell/icons/icons.ts';
import { hasMod } from '../shell/ui/browser/platform-keys.ts';
import { useRunClick } from '../shell/ui/commands/use-run-click.ts';
import { keepFocus } from '../shell/ui/focus/keep-focus.ts';
import { useIsNarrow } from '../shell/ui/layout/use-is-narrow.ts';
import { AnswerFoot } from './answer-foot.tsx';
import { AnswerParts } from './answer-parts.tsx';
import type { Visit } from './create-visit.ts';
import parts from './demo-answer.module.css';
import { DemoKnobs } from './demo-knobs.tsx';
import classes from './demo-view.module.css';
import { LimitNote } from './limit-note.tsx';
import { QuestionList } from './question-list.tsx';
import visitorClasses from './visitor.module.css';
import { VoteAnswers } from './vote-answers.tsx';

export function DemoView({ name, demo, visit }: { name: string; demo: VisitedDemo; visit: Visit }) {
  const { choice, choose, answer, answeredChoice, isChanged, limit } = visit;
  const isNarrow = useIsNarrow();
  const [showsQuestions, setShowsQuestions] = useState(answer === null);
  const [showsKnobs, setShowsKnobs] = useState(false);
  const main = useRef<HTMLElement>(null);
  const limitNote = useId();
  const answers = useRef<HTMLDivElement>(null);
  useEffect(() => {
    main.current?.focus();
    return keepFocus(main.current);
  }, []);
  const isAsking = answer !== null && isPending(answer);
  const text = chosenText(demo, choice);
  const canAsk = text !== '' && limit === null;
  const ask = () => {
    if (!canAsk || isAsking) return;
    setShowsQuestions(false);
    setShowsKnobs(false);
    // Depending on the width, the answers scroll or the whole page does.
    answers.current?.scrollTo({ top: 0 });
    main.current?.scrollTo({ top: 0 });
    visit.ask();
  };
  const { isSettling, pointerDown, click } = useRunClick(isAsking, ask, visit.stop);
  // Ctrl+Enter, or ⌘⏎ on a Mac.
  useWindowEvent('keydown', (event) => {
    if (event.key !== 'Enter' || !hasMod(event) || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) ask();
  });
  const isAgain = answer !== null && isJsonEqual(sentPartOf(answeredChoice), sentPartOf(choice));
  const hasList = !isNarrow || showsQuestions;
  // On a narrow screen the chosen question is right above the answer, which may be to another one.
  const repeatsQuestion = !isNarrow || answer?.question !== text;
  return (
    <main className={`tb-surface tb-high ${classes.page}`} aria-label={demo.title} ref={main} tabIndex={-1}>
      <div className={`tb-column tb-sunken ${classes.choices}`}>
        <header className={classes.head}>
          <h1 className={`tb-break tb-strong ${visitorClasses.title}`}>{demo.title}</h1>
          {demo.lead !== '' && hasList && <p className="tb-xl tb-break tb-quiet tb-above-xs-sm">{demo.lead}</p>}
        </header>
        {hasList ? (
          <QuestionList demo={demo} choice={choice} onChange={choose} />
        ) : (
          <button
            type="button"
            className={`tb-row tb-wide tb-gap-md tb-ink ${classes.fold}`}
            aria-expanded="false"
            onClick={() => setShowsQuestions(true)}
          >
            <span className="tb-grow tb-break">{text || 'Choose a question'}</span>
            <IconChevronDown size={20} stroke={1.6} aria-hidden="true" className="tb-fixed" />
          </button>
        )}
        {!isNarrow && <DemoKnobs demo={demo} choice={choice} onChange={choose} />}
      </div>
      <div className={classes.answers} data-vote={demo.isVote || undefined} ref={answers}>
        {demo.isVote ? (
          <VoteAnswers name={name} answer={answer} answeredChoice={answeredChoice} showsQuestion={repeatsQuestion} />
        ) : (
          <DemoAnswer answer={answer} showsQuestion={repeatsQuestion} />
        )}
      </div>
      <div className={`tb-column tb-sunken tb-gap-md ${classes.foot}`}>
        {isNarrow && demo.knobs.length > 0 && (
          <>
            <button
              type="button"
              className={`tb-row tb-wide tb-gap-md tb-ink ${classes.knobsBar}`}
              aria-expanded={showsKnobs}
              onClick={() => setShowsKnobs(!showsKnobs)}
            >
              <IconAdjustmentsHorizontal size={20} stroke={1.6} aria-hidden="true" className="tb-fixed" />
              <span className="tb-grow tb-break">
                {demo.knobs
                  .map(
                    ({ label, control }, index) =>
                      `${label} ${settingText(control, choice.knobs[index] ?? control.value)}`,
                  )
                  .join(', ')}
              </span>
              {showsKnobs ? (
                <IconChevronDown size={20} stroke={1.6} aria-hidden="true" className="tb-fixed" />
              ) : (
                <IconChevronUp size={20} stroke={1.6} aria-hidden="true" className="tb-fixed" />
              )}
            </button>
            {showsKnobs && <DemoKnobs demo={demo} choice={choice} onChange={choose} />}
          </>
        )}
        {isChanged && <p className="tb-xl">This demo was changed.</p>}
        {limit !== null && <LimitNote id={limitNote} limit={limit} onOver={visit.endLimit} />}
        <button
          type="button"
          className={`tb-row tb-wide tb-gap-md ${visitorClasses.big}`}
          data-stop={isAsking || undefined}
          data-off={(!isAsking && !canAsk) || undefined}
          aria-disabled={isAsking ? undefined : isSettling || !canAsk}
          aria-describedby={limit === null ? undefined : limitNote}
          onPointerDown={pointerDown}
          onClick={click}
        >
          {isAsking && <IconPlayerStopFilled size={16} aria-hidden="true" />}
          {isAsking ? 'Stop' : isAgain ? 'Ask again' : 'Ask'}
        </button>
      </div>
      <p className="tb-visually-hidden" role="status" aria-label="Demo status">
        {statusText(visit, demo.isVote)}
      </p>
    </main>
  );
}

/** The part of a choice that is sent to the server. */
function sentPartOf(choice: Visit['answeredChoice']) {
  if (choice === null) return null;
  const { question, own, knobs } = choice;
  return [question ?? own.trim(), ...knobs];
}

function statusText({ answer, isChanged, limit }: Visit, isVote: boolean): string {
  if (isChanged) return 'This demo was changed.';
  // No countdown here: a screen reader would read it again each second at the end.
  if (limit !== null)
    return limit.limit === 'at-once' ? 'Others are getting their answers.' : 'Question limit reached.';
  switch (answer?.status) {
    case undefined:
      return '';
    case 'asking':
      return 'Asking';
    case 'writing':
      return isVote ? 'The answers are being written' : 'The answer is being written';
    case 'done':
      return isVote ? 'Both answers are complete' : 'The answer is complete';
    case 'failed':
      return 'No answer came';
    case 'stopped':
    case 'closed':
      return 'Stopped';
  }
}

interface DemoAnswerProps {
  answer: VisitedAnswer | null;
  /** False where the question is right above it. */
  showsQuestion: boolean;
}

/** The answer of a demo under its question. */
function DemoAnswer({ answer, showsQuestion }: DemoAnswerProps) {
  const isOpen = answer !== null && isPending(answer);
  return (
    <article aria-label="Answer" aria-busy={isOpen || undefined}>
      {answer === null && <p className={`tb-faint ${parts.empty}`}>Choose a question and press Ask.</p>}
      {answer !== null && showsQuestion && <p className={`tb-pre tb-quiet ${parts.question}`}>{answer.question}</p>}
      {/* Also without an answer, so that what draws it is loaded. */}
      <AnswerParts parts={answer?.parts ?? []} isOpen={isOpen} />
      {answer !== null && <AnswerFoot answer={answer} />}
    </article>
  );
}
