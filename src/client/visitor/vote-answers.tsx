/** Two answers side by side, without names, and what can be chosen. On a narrow screen one of them is shown. */

import { useState } from 'react';
import type { SideChoice } from '#contract/workspace/side-choice.ts';
import { isPending, type VisitedAnswer } from '#show/visit/visited-answer.ts';
import { sendVote, VisitorRefusal } from '#show/visit/visitor-requests.ts';
import { noteField } from '../blocks/votes/note-field.ts';
import { NEW_READING, PAIR_SIDE_NAMES, type PairReading, turnTo, unreadReason } from '../blocks/votes/pair-reading.ts';
import { PairSides } from '../blocks/votes/pair-sides.tsx';
import { VoteButtons } from '../blocks/votes/vote-buttons.tsx';
import { useIsNarrow } from '../shell/ui/layout/use-is-narrow.ts';
import { AnswerFoot } from './answer-foot.tsx';
import { AnswerParts } from './answer-parts.tsx';
import type { Visit } from './create-visit.ts';
import answerClasses from './demo-answer.module.css';
import { SegmentRow } from './segment-row.tsx';
import visitorClasses from './visitor.module.css';
import classes from './vote-answers.module.css';

export interface VoteAnswersProps {
  /** The last part of the address. */
  name: string;
  answer: VisitedAnswer | null;
  /** What it was asked with: another object for each question. */
  answeredChoice: Visit['answeredChoice'];
  /** False where the question is right above them. */
  showsQuestion: boolean;
}

/** What a visitor has done with the two answers to one question. */
interface Ballot extends PairReading {
  chosen: SideChoice | null;
  state: 'open' | 'sending' | 'saved';
  problem: string | null;
}

const NEW: Ballot = { ...NEW_READING, chosen: null, state: 'open', problem: null };

export function VoteAnswers({ name, answer, answeredChoice, showsQuestion }: VoteAnswersProps) {
  // The ballots of all questions stay: if a new question is refused, for example at a limit, the answers before it are
  // shown again.
  const [ballots, setBallots] = useState<ReadonlyMap<Visit['answeredChoice'], Ballot>>(new Map());
  const ballot = ballots.get(answeredChoice) ?? NEW;
  const change = (part: Partial<Ballot>) =>
    setBallots((before) => new Map(before).set(answeredChoice, { ...(before.get(answeredChoice) ?? NEW), ...part }));
  const isNarrow = useIsNarrow();
  if (answer === null) {
    return (
      <div className={`tb-scroll-y ${classes.scroll}`}>
        <p className={`tb-faint ${answerClasses.empty}`}>
          Choose a question and press Ask. Then say which of two answers is better.
        </p>
        {/* Rendered without parts, so that the code that draws answers is loaded. */}
        <AnswerParts parts={[]} isOpen={false} />
      </div>
    );
  }
  const isOpen = isPending(answer);
  const { pair, status } = answer;
  return (
    <>
      <div className={`tb-scroll-y ${classes.scroll}`}>
        {showsQuestion && <p className={`tb-pre tb-quiet ${classes.question}`}>{answer.question}</p>}
        {isNarrow && (
          <div className={classes.tabs} role="radiogroup" aria-label="Answer shown">
            <SegmentRow
              name="answer-shown"
              choices={PAIR_SIDE_NAMES}
              value={ballot.shown}
              onChange={(side) => change(turnTo(side, ballot))}
            />
          </div>
        )}
        <div className={classes.columns}>
          <PairSides
            nameClassName={`tb-below-sm-md ${visitorClasses.note}`}
            shown={isNarrow ? ballot.shown : null}
            isBusy={isOpen}
            answers={{
              left: <AnswerParts parts={answer.parts} isOpen={isOpen} isSmall />,
              right: <AnswerParts parts={answer.right} isOpen={isOpen} isSmall />,
            }}
          />
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
          ballot={ballot}
          onChange={change}
          blocked={unreadReason(ballot, isNarrow)}
        />
      )}
    </>
  );
}

interface VoteFormProps {
  /** The last part of the demo's address. */
  name: string;
  pair: string;
  ballot: Ballot;
  onChange: (part: Partial<Ballot>) => void;
  /** Why nothing can be chosen yet; null if it can. */
  blocked: string | null;
}

/** The four choices for two answers, with a note. One of them is sent, once. */
function VoteForm({ name, pair, ballot, onChange, blocked }: VoteFormProps) {
  const { note, chosen, state, problem } = ballot;
  const isSaved = state === 'saved';
  const choose = async (choice: SideChoice) => {
    onChange({ chosen: choice, state: 'sending', problem: null });
    try {
      await sendVote(name, { pair, choice, note });
      onChange({ state: 'saved' });
    } catch (error) {
      const code = error instanceof VisitorRefusal ? error.problem.code : null;
      if (code === 'voted') return onChange({ state: 'saved' });
      const isOver = code === 'changed' || code === 'refused' || code === 'visit-needed';
      onChange({
        chosen: null,
        state: 'open',
        problem: isOver
          ? 'These two can no longer be voted on. Ask again.'
          : 'Your vote is not saved. Try again in a moment.',
      });
    }
  };
  const reason = isSaved ? 'Your vote is saved' : state === 'sending' ? 'Saving your vote' : blocked;
  return (
    <section className={`tb-stack tb-fixed tb-sunken tb-hairline-above ${classes.vote}`} aria-label="Your vote">
      <VoteButtons blocked={reason} chosen={chosen} onChoose={(choice) => void choose(choice)} />
      {!isSaved && (
        <input
          className={`tb-wide tb-ink tb-min-48 ${visitorClasses.field}`}
          type="text"
          {...noteField({ note, onNote: (next) => onChange({ note: next }), onEnd: (field) => field.blur() })}
        />
      )}
      <p className={`tb-quiet ${visitorClasses.note}`} role="status" aria-label="Vote status">
        {problem ?? (isSaved ? 'Your vote is saved. Thank you.' : (reason ?? 'Which answer is better?'))}
      </p>
    </section>
  );
}
