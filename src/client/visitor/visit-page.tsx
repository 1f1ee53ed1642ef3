/** The page of a published demo in each of its states. Nothing here names the product, the flow or a component. */
import { useEffect } from 'react';
import type { VisitorProblem } from '#contract/demos/visitor.ts';
import { endedSentence } from '#run/visit/visit-words.ts';
import { CalmView } from './calm-view.tsx';
import { DemoView } from './demo-view.tsx';
import { LimitView } from './limit-view.tsx';
import { PasswordView } from './password-view.tsx';
import { useVisit } from './use-visit.ts';
import classes from './visitor.module.css';

export interface VisitPageProps {
  /** The last part of the address. */
  name: string;
}

export function VisitPage({ name }: VisitPageProps) {
  const visit = useVisit(name);
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
