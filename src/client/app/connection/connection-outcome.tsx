/** The outcome of the last Connect or Test, and what to do if it failed. */

import { failureSentence } from '#run/errors/error-text.ts';
import { StartLangflow } from '../../bench/blocks/errors/start-langflow.tsx';
import { RequestError } from '../../shell/api/fetch-json.ts';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import classes from './connection-form.module.css';
import type { ConnectionLabel } from './connection-state.ts';
import type { ConnectionFormState } from './use-connection-form.ts';

export interface ConnectionOutcomeProps {
  id: string;
  form: ConnectionFormState;
  /** Null while the form has another server than the connected one. */
  label: ConnectionLabel | null;
  /** The connection that stays in use after a failed attempt; null if it is the one in the form. */
  stay: ConnectionLabel | null;
  /** True while a request to the connected server is pending. */
  isBusy: boolean;
  /** The error of the connected server. */
  failure: Error | null;
}

export function ConnectionOutcome({ id, ...rest }: ConnectionOutcomeProps) {
  return (
    <div id={id} className={`tb-sm tb-quiet ${classes.outcome}`} aria-live="polite">
      <OutcomeText {...rest} />
    </div>
  );
}

function OutcomeText({ form, label, stay, isBusy, failure }: Omit<ConnectionOutcomeProps, 'id'>) {
  const { test, connect } = form;
  if (test.isPending || connect.isPending) return <p>Asking the server</p>;
  const tried = test.error ?? connect.error;
  if (tried !== null) {
    const stillConnected = stay === null || test.error !== null ? '' : ` Still connected: ${stay.name}.`;
    return (
      <>
        <Bad text={`${sentenceOf(tried, form)}${stillConnected}`} />
        {tried instanceof RequestError && tried.error.kind === 'unreachable' && <StartLangflow />}
      </>
    );
  }
  if (test.data) return <Good text="This server works" />;
  if (label === null) return null;
  if (isBusy) return <p>Asking the server</p>;
  if (label.state === 'ready') return <Good text="Connected" />;
  return <Bad text={failure === null ? label.text : sentenceOf(failure, form)} />;
}

function sentenceOf(failure: Error, { fields }: ConnectionFormState): string {
  if (!(failure instanceof RequestError)) return failure.message;
  return failureSentence(failure.error, { hasKey: fields.apiKey !== '', isRelayed: fields.isRelayed });
}

function Good({ text }: { text: string }) {
  return (
    <p className="tb-medium tb-good">
      <StateMark state="applied" /> {text}
    </p>
  );
}

function Bad({ text }: { text: string }) {
  return (
    <p className={`tb-problem tb-medium ${classes.bad}`}>
      <StateMark state="refused" /> {text}
    </p>
  );
}
