/** The page of a published demo in each of its states. Nothing here names the product, the flow or a component. */

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { VisitorProblem } from '#contract/demos/visitor.ts';
import { endedSentence, passwordSentence } from '#show/visit/visit-text.ts';
import { IconCircleXFilled } from '../shell/icons/icons.ts';
import type { Visit } from './create-visit.ts';
import { DemoView } from './demo-view.tsx';
import classes from './visitor.module.css';

export interface VisitPageProps {
  /** The last part of the address. */
  name: string;
  store: StoreApi<Visit>;
}

export function VisitPage({ name, store }: VisitPageProps) {
  const visit = useStore(store);
  const { view } = visit;
  const title = view.at === 'open' ? view.demo.title : view.at === 'password' ? view.title : 'Demo';
  useEffect(() => {
    document.title = title;
  }, [title]);
  switch (view.at) {
    case 'loading':
      return <CalmView title="" sentence="Loading" isFirst />;
    case 'password':
      return <PasswordView {...view} onEnter={visit.enter} />;
    case 'closed':
      return <ClosedView problem={view.problem} onRetry={visit.reload} />;
    case 'open':
      return <DemoView name={name} demo={view.demo} visit={visit} />;
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

interface CalmViewProps {
  /** Empty while the demo is loading. */
  title: string;
  sentence: string;
  /** Before anything was shown: the focus stays where it is. */
  isFirst?: boolean;
  children?: ReactNode;
}

/** A page with a title and a sentence: why there is nothing to ask now. */
function CalmView({ title, sentence, isFirst = false, children }: CalmViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
  }, [isFirst]);
  return (
    <main className={`tb-surface tb-high ${classes.calm}`} aria-label={title || sentence}>
      {title !== '' && (
        <h1 className={`tb-break tb-strong ${classes.title}`} ref={heading} tabIndex={-1}>
          {title}
        </h1>
      )}
      <p className="tb-xl tb-break tb-quiet tb-above-xs-sm" role="status" aria-label="Demo status">
        {sentence}
      </p>
      {children}
    </main>
  );
}

interface PasswordViewProps {
  /** Title of the demo. */
  title: string;
  /** Why the password is asked for. */
  problem: VisitorProblem;
  isSending: boolean;
  onEnter: (password: string) => void;
}

/** Asks for the password of a demo, once. */
function PasswordView({ title, problem, isSending, onEnter }: PasswordViewProps) {
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const sentence = isSending ? null : passwordSentence(problem);
  return (
    <main className={`tb-surface tb-high ${classes.calm}`} aria-label={title}>
      <h1 className={`tb-break tb-strong ${classes.title}`}>{title}</h1>
      <p className="tb-xl tb-break tb-quiet tb-above-xs-sm">
        This demo has a password. Ask the person who sent you the link for it.
      </p>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (password !== '') onEnter(password);
        }}
      >
        <label className="tb-xl tb-strong tb-block tb-below-xs-sm" htmlFor="password">
          Password
        </label>
        <input
          id="password"
          className={`tb-wide tb-ink tb-min-48 ${classes.field}`}
          type="password"
          autoComplete="current-password"
          maxLength={200}
          ref={field}
          value={password}
          aria-invalid={sentence !== null}
          aria-describedby="password-problem"
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <p className="tb-row tb-xl tb-min-40 tb-problem" id="password-problem" role="alert">
          {sentence !== null && (
            <>
              <IconCircleXFilled size={16} aria-hidden="true" />
              {sentence}
            </>
          )}
        </p>
        <button
          type="submit"
          className={`tb-row tb-wide tb-gap-md ${classes.big}`}
          data-off={isSending || password === '' || undefined}
          aria-disabled={isSending || password === ''}
        >
          Open the demo
        </button>
      </form>
    </main>
  );
}
