/** A question with two answers side by side, without names, and what can be chosen. */
import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { choiceOfSide, sideOfBallot } from '#contract/workspace/side-choice.ts';
import type { SaveBallot, VoteChoice, VotePair } from '#contract/workspace/vote.ts';
import { Segments } from '../../shell/ui/controls/segments.tsx';
import { useIsNarrow } from '../../shell/ui/layout/use-is-narrow.ts';
import { AnswerText } from '../answer/answer-text.tsx';
import { noteField } from './note-field.ts';
import { NEW_READING, PAIR_SIDE_NAMES, type PairSide, turnTo, unreadReason } from './pair-reading.ts';
import { PairSides } from './pair-sides.tsx';
import { VoteButtons } from './vote-buttons.tsx';
import classes from './votes.module.css';

export interface PairViewProps {
  pair: VotePair;
  /** The variant on the left: 0 or 1. */
  left: 0 | 1;
  /** What was chosen before. */
  before: SaveBallot | null;
  hasBack: boolean;
  onBack: () => void;
  onChoose: (ballot: SaveBallot) => void;
}

export function PairView({ pair, left, before, hasBack, onBack, onChoose }: PairViewProps) {
  const [reading, setReading] = useState({ ...NEW_READING, note: before?.note ?? '' });
  const [since] = useState(() => performance.now());
  const isNarrow = useIsNarrow();
  const scroller = useRef<HTMLElement>(null);
  const { note } = reading;
  const blocked = unreadReason(reading, isNarrow);
  const send = (choice: VoteChoice) => onChoose({ choice, left, note: note.trim(), ms: performance.now() - since });
  const show = (side: PairSide) => {
    setReading({ ...reading, ...turnTo(side, reading) });
    scroller.current?.scrollTo({ top: 0 });
  };
  const skip = () => send('skipped');
  const back = () => hasBack && onBack();
  return (
    <>
      <section className={`tb-fixed tb-hairline ${classes.question}`} aria-label="Question">
        <p className="tb-sm tb-quiet">Which answer is better?</p>
        <p className={`tb-pre ${classes.questionText}`}>{pair.question}</p>
      </section>
      {isNarrow && (
        <div className="tb-bar tb-inset-sm tb-gap-md">
          <Segments label="Answer shown" choices={PAIR_SIDE_NAMES} value={reading.shown} onChange={show} />
          {blocked !== null && <span className="tb-sm tb-quiet">{blocked}</span>}
        </div>
      )}
      <section className={`tb-scroll ${classes.answers}`} ref={scroller} aria-label="Both answers" tabIndex={-1}>
        <PairSides
          className={classes.answer}
          nameClassName="tb-sm tb-below-sm"
          shown={isNarrow ? reading.shown : null}
          answers={{
            left: <AnswerText text={pair.answers[left]} subject="Left" />,
            right: <AnswerText text={pair.answers[left === 0 ? 1 : 0]} subject="Right" />,
          }}
        />
      </section>
      <footer className={`tb-fixed tb-stack tb-bg tb-hairline-above ${classes.foot}`}>
        <VoteButtons
          blocked={blocked}
          chosen={before && sideOfBallot(before)}
          onChoose={(choice) => send(choiceOfSide(choice, left))}
          keys={{ Backspace: back, s: skip }}
        />
        <div className={`tb-row tb-gap-md ${classes.more}`}>
          <TextInput
            className={classes.note ?? ''}
            {...noteField({
              note,
              onNote: (next) => setReading({ ...reading, note: next }),
              onEnd: () => scroller.current?.focus(),
            })}
          />
          <p className="tb-sm tb-quiet tb-end tb-wide-only">Names are shown at the end.</p>
          <button type="button" className="tb-button" aria-disabled={!hasBack || undefined} onClick={back}>
            Back
            <span className={`tb-key tb-wide-only ${classes.key}`} aria-hidden="true">
              ⌫
            </span>
          </button>
          <button type="button" className="tb-button" onClick={skip}>
            Skip
            <span className={`tb-key tb-wide-only ${classes.key}`} aria-hidden="true">
              S
            </span>
          </button>
        </div>
      </footer>
    </>
  );
}
