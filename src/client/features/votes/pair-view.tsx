/** A question with two answers side by side, without names, and what can be chosen. */
import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { choiceOfSide, sideOfBallot } from '#contract/workspace/side-choice.ts';
import type { SaveBallot, VoteChoice, VotePair } from '#contract/workspace/vote.ts';
import { AnswerText } from '../../blocks/answer/answer-text.tsx';
import { VoteButtons } from '../../blocks/votes/vote-buttons.tsx';
import { hasMod } from '../../ui/browser/platform-keys.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import { useIsNarrow } from '../../ui/layout/use-is-narrow.ts';
import classes from './votes.module.css';

type Side = 'left' | 'right';
const SIDES = [
  ['left', 'Left'],
  ['right', 'Right'],
] as const;

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
  const [note, setNote] = useState(before?.note ?? '');
  const [since] = useState(() => performance.now());
  const [shown, setShown] = useState<Side>('left');
  const [seen, setSeen] = useState<ReadonlySet<Side>>(new Set(['left']));
  const isNarrow = useIsNarrow();
  const scroller = useRef<HTMLElement>(null);
  const blocked = isNarrow && seen.size < 2 ? 'Read both answers first' : null;
  const send = (choice: VoteChoice) => onChoose({ choice, left, note: note.trim(), ms: performance.now() - since });
  const show = (side: Side) => {
    setShown(side);
    setSeen(new Set([...seen, side]));
    scroller.current?.scrollTo({ top: 0 });
  };
  const skip = () => send('skipped');
  const back = () => hasBack && onBack();
  const answers: Record<Side, string> = { left: pair.answers[left], right: pair.answers[left === 0 ? 1 : 0] };
  return (
    <>
      <section className={`tb-fixed tb-hairline ${classes.question}`} aria-label="Question">
        <p className="tb-sm tb-quiet">Which answer is better?</p>
        <p className={`tb-pre ${classes.asked}`}>{pair.question}</p>
      </section>
      {isNarrow && (
        <div className="tb-bar tb-inset-sm tb-gap-md">
          <Segments label="Answer shown" choices={SIDES} value={shown} onChange={show} />
          {blocked !== null && <span className="tb-sm tb-quiet">{blocked}</span>}
        </div>
      )}
      <section className={`tb-scroll ${classes.answers}`} ref={scroller} aria-label="Both answers" tabIndex={-1}>
        {SIDES.filter(([side]) => !isNarrow || side === shown).map(([side, label]) => (
          <article key={side} className={classes.answer} aria-label={label}>
            <h2 className="tb-sm tb-quiet tb-strong tb-below-sm">{label}</h2>
            <AnswerText text={answers[side]} place={label} />
          </article>
        ))}
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
            aria-label="Note"
            placeholder="A note on these two answers, if you like"
            maxLength={2_000}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' && !(event.key === 'Enter' && hasMod(event))) return;
              event.preventDefault();
              scroller.current?.focus();
            }}
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
