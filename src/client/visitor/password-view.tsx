/** Asks for the password of a demo, once. */

import { useEffect, useRef, useState } from 'react';
import type { VisitorProblem } from '#contract/demos/visitor.ts';
import { passwordSentence } from '#run/visit/visit-words.ts';
import { IconCircleXFilled } from '../icons/icons.ts';
import classes from './visitor.module.css';

export interface PasswordViewProps {
  /** Why the password is asked for. */
  problem: VisitorProblem;
  isSending: boolean;
  onEnter: (password: string) => void;
}

export function PasswordView({ problem, isSending, onEnter }: PasswordViewProps) {
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const sentence = isSending ? null : passwordSentence(problem);
  return (
    <main className={`tb-surface tb-high ${classes.calm}`} aria-label="This demo has a password">
      <h1 className={`tb-break tb-strong ${classes.title}`}>This demo has a password</h1>
      <p className="tb-xl tb-break tb-quiet tb-above-xs-sm">You got it together with the link.</p>
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
