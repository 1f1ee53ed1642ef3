/** Two answers side by side, without names, and what can be chosen. On a narrow screen one of them is shown. */

import { useState } from 'react';
import type { SideChoice } from '#contract/workspace/side-choice.ts';
import { isPending, type VisitedAnswer } from '#run/visit/visited-answer.ts';
import { sendVote, VisitorRefusal } from '#run/visit/visitor-requests.ts';
import { VoteButtons } from '../blocks/votes/vote-buttons.tsx';
import { hasMod } from '../ui/browser/platform-keys.ts';
import { useIsNarrow } from '../ui/layout/use-is-narrow.ts';
import { AnswerFoot } from './answer-foot.tsx';
import { AnswerParts } from './answer-parts.tsx';
import type { Visit } from './create-visit.ts';
import answerClasses from './demo-answer.module.css';
import knobClasses from './demo-knobs.module.css';
import look from './visitor.module.css';
import classes from './vote-answers.module.css';

export interface VoteAnswersProps {
  /** The last part of the address. */
  name: string;
  answer: VisitedAnswer | null;
  /** What it was asked with: another object for each question. */
  asked: Visit['asked'];
  /** False where the question is right above them. */
  showsQuestion: boolean;
}

const SIDES = ['Left', 'Right'] as const;
type Side = (typeof SIDES)[number];

/** What a visitor has done with the two answers to one question. */
interface Ballot {
  /** Of a narrow screen. */
  shown: Side;
  seen: ReadonlySet<Side>;
  note: string;
  chosen: SideChoice | null;
  state: 'open' | 'sending' | 'saved';
  problem: string | null;
}

const NEW: Ballot = {
  shown: 'Left',
  seen: new Set(['Left']),
  note: '',
  chosen: null,
  state: 'open',
  problem: null,
};

export function VoteAnswers({ name, answer, asked, showsQuestion }: VoteAnswersProps) {
  // Each is kept: a question that is refused, for example at a limit, gives its place back to the answers before it.
  const [ballots, setBallots] = useState<ReadonlyMap<Visit['asked'], Ballot>>(new Map());
  const ballot = ballots.get(asked) ?? NEW;
  const { shown, seen } = ballot;
  const change = (part: Partial<Ballot>) =>
    setBallots((before) => new Map(before).set(asked, { ...(before.get(asked) ?? NEW), ...part }));
  const isNarrow = useIsNarrow();
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
  const isOpen = isPending(answer);
  const { pair, status } = answer;
  return (
    <>
      <div className={`tb-scroll-y ${classes.scroll}`}>
        {showsQuestion && <p className={`tb-pre tb-quiet ${classes.asked}`}>{answer.question}</p>}
        {isNarrow && (
          <div className={`${knobClasses.segments} ${classes.tabs}`} role="radiogroup" aria-label="Answer shown">
            {SIDES.map((side) => (
              <label key={side} className={`tb-break tb-quiet tb-relative tb-segment ${knobClasses.segment}`}>
                <input
                  className="tb-visually-hidden"
                  type="radio"
                  name="answer-shown"
                  checked={shown === side}
                  onChange={() => change({ shown: side, seen: new Set([...seen, side]) })}
                />
                <span>{side}</span>
              </label>
            ))}
          </div>
        )}
        <div className={classes.columns}>
          {SIDES.filter((side) => !isNarrow || side === shown).map((side) => (
            <article key={side} aria-label={side} aria-busy={isOpen || undefined}>
              <h2 className={`tb-quiet tb-strong tb-below-sm-md ${look.note}`}>{side}</h2>
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
          ballot={ballot}
          onChange={change}
          blocked={isNarrow && seen.size < SIDES.length ? 'Read both answers first' : null}
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
          className={`tb-wide tb-ink tb-min-48 ${look.field}`}
          type="text"
          aria-label="Note"
          placeholder="A note on these two answers, if you like"
          maxLength={2_000}
          value={note}
          onChange={({ currentTarget }) => onChange({ note: currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && !(event.key === 'Enter' && hasMod(event))) return;
            // Otherwise it would ask.
            event.stopPropagation();
            event.currentTarget.blur();
          }}
        />
      )}
      <p className={`tb-quiet ${look.note}`} role="status" aria-label="Vote status">
        {problem ?? (isSaved ? 'Your vote is saved. Thank you.' : (reason ?? 'Which answer is better?'))}
      </p>
    </section>
  );
}
