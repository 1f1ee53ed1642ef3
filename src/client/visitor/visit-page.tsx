/** The page of a published demo in each of its states. Nothing here names the product, the flow or a component. */
import { useEffect, useState } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { VisitedDemo, VisitorProblem } from '#contract/demos/visitor.ts';
import { chosenText, type VisitChoice } from '#run/visit/visit-choice.ts';
import { askLabel, endedSentence, limitWords, type ReachedLimit } from '#run/visit/visit-words.ts';
import { CalmView } from './calm-view.tsx';
import type { Visit } from './create-visit.ts';
import { DemoView } from './demo-view.tsx';
import { PasswordView } from './password-view.tsx';
import classes from './visitor.module.css';

export interface VisitPageProps {
  /** The last part of the address. */
  name: string;
  store: StoreApi<Visit>;
}

export function VisitPage({ name, store }: VisitPageProps) {
  const visit = useStore(store);
  const { place, limit } = visit;
  const title = place.at === 'open' ? place.demo.title : 'Demo';
  useEffect(() => {
    document.title = title;
  }, [title]);
  switch (place.at) {
    case 'loading':
      return <CalmView title="" sentence="Loading" isFirst />;
    case 'password':
      return <PasswordView problem={place.problem} isSending={place.isSending} onEnter={visit.enter} />;
    case 'closed':
      return <ClosedView problem={place.problem} onRetry={visit.reload} />;
    case 'open':
      return limit === null ? (
        <DemoView name={name} demo={place.demo} visit={visit} />
      ) : (
        <LimitView limit={limit} demo={place.demo} choice={visit.choice} onOver={visit.endLimit} />
      );
  }
}

function ClosedView({ problem, onRetry }: { problem: VisitorProblem; onRetry: () => void }) {
  if (problem.code === 'ended') {
    return <CalmView title="This demo has ended" sentence={endedSentence(problem.openUntil)} />;
  }
  if (problem.code === 'missing') {
    return (
      <CalmView
        title="There is no demo at this address"
        sentence="Check the link, or ask the person who sent it to you."
      />
    );
  }
  return (
    <CalmView title="The demo cannot be opened" sentence="Try again in a moment.">
      <button type="button" className={`tb-row tb-wide tb-gap-md ${classes.big}`} onClick={onRetry}>
        Try again
      </button>
    </CalmView>
  );
}

interface LimitViewProps {
  limit: ReachedLimit;
  demo: VisitedDemo;
  choice: VisitChoice;
  /** The time has come. */
  onOver: () => void;
}

/** Shown while a limit is reached: when it goes on, and the question that is kept. */
function LimitView({ limit, demo, choice, onOver }: LimitViewProps) {
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
