/** Shown while a limit is reached: when it goes on, and the question that is kept. */
import { useEffect, useState } from 'react';
import type { VisitedDemo } from '#contract/demos/visitor.ts';
import { chosenText, type VisitChoice } from '#run/visit/visit-choice.ts';
import { askLabel, limitWords, type ReachedLimit } from '#run/visit/visit-words.ts';
import { CalmView } from './calm-view.tsx';
import classes from './visitor.module.css';

export interface LimitViewProps {
  limit: ReachedLimit;
  demo: VisitedDemo;
  choice: VisitChoice;
  /** The time has come. */
  onOver: () => void;
}

export function LimitView({ limit, demo, choice, onOver }: LimitViewProps) {
  const [now, setNow] = useState(Date.now);
  const isOver = now >= limit.until;
  useEffect(() => {
    if (isOver) {
      onOver();
      return;
    }
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isOver, onOver]);
  const { title, sentence } = limitWords(limit, now);
  return (
    <CalmView title={title} sentence={sentence}>
      <blockquote className={`tb-xl tb-sunken tb-break ${classes.kept}`}>
        <p>{chosenText(demo, choice)}</p>
        <p className={`tb-quiet ${classes.note}`}>Your question is kept.</p>
      </blockquote>
      <button type="button" className={`tb-row tb-wide tb-gap-md ${classes.big}`} data-off aria-disabled="true">
        {askLabel(limit.until, now)}
      </button>
    </CalmView>
  );
}
