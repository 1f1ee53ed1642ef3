/** Checks of the connection to a Langflow, step by step; run again when mounted. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NOT_SENT } from '#run/errors/not-sent-text.ts';
import { isRelayed } from '#run/model/connection.ts';
import type { RunError } from '#run/model/run-error.ts';
import { connectionHost } from '../../../shell/api/connection-host.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { RequestError } from '../../../shell/api/fetch-json.ts';
import { serverQuery } from '../../../shell/api/version-query.ts';
import { CopyButton } from '../../../shell/ui/controls/copy-button.tsx';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import classes from './connection-checks.module.css';

type Outcome = 'good' | 'bad' | 'open';

/** `children` are rendered between the results and further advice. */
export function ConnectionChecks({ children }: { children: ReactNode }) {
  const { connection } = useConnection();
  const server = useQuery({ ...serverQuery(connection), refetchOnMount: 'always' });
  const error = server.error instanceof RequestError ? server.error.error : null;
  const failure = error?.kind ?? (server.isError ? 'other' : null);
  const isWaiting = server.isFetching;
  const { answers, reads, accepts } = checkOutcomes(isWaiting ? 'waiting' : failure);
  const isThrough = isRelayed(connection);
  const version = server.data?.version.version;
  return (
    <>
      <section className={`tb-above-lg ${classes.card}`} aria-label="What was checked">
        <h4 className="tb-sm-tall tb-strong tb-inset-sm">What was checked</h4>
        <ul className="tb-list">
          <Check outcome="good" title="The address is well formed">
            <code>{connection.address}</code>
          </Check>
          <Check outcome={answers} title={`A server answers at ${connectionHost(connection)}`}>
            {answers === 'good' && version !== undefined ? `Langflow ${version}` : SAID[answers]}
          </Check>
          <Check outcome={reads} title="This page may read the answer">
            {isThrough ? 'The answer comes through this server' : <Reading outcome={reads} error={error} />}
          </Check>
          <Check outcome={accepts} title="The API key is accepted">
            {SAID[accepts]}
          </Check>
        </ul>
      </section>
      {children}
      {failure === 'blocked-by-cors' && <CorsAdvice />}
    </>
  );
}

function CorsAdvice() {
  const setting = `LANGFLOW_CORS_ORIGINS=${location.origin}`;
  return (
    <>
      <h4 className="tb-sm tb-strong tb-above-xl">Or allow this page in Langflow, then restart it</h4>
      <div className={`tb-row tb-between tb-sunken tb-gap-md tb-above-sm tb-size-sm ${classes.setting}`}>
        <code>{setting}</code>
        <CopyButton label="Copy the setting" text={setting} />
      </div>
    </>
  );
}

const SAID: Record<Outcome, string> = { good: 'Yes', bad: 'No', open: 'Not checked yet' };

function Reading({ outcome, error }: { outcome: Outcome; error: RunError | null }) {
  if (error?.kind === 'not-sent') return NOT_SENT[error.why];
  if (outcome !== 'bad') return SAID[outcome];
  return (
    <>
      No <code>Access-Control-Allow-Origin</code> header for {location.origin}
    </>
  );
}

function checkOutcomes(failure: RunError['kind'] | 'waiting' | null): Record<'answers' | 'reads' | 'accepts', Outcome> {
  switch (failure) {
    case 'waiting':
      return { answers: 'open', reads: 'open', accepts: 'open' };
    case 'unreachable':
    case 'timeout':
      return { answers: 'bad', reads: 'open', accepts: 'open' };
    case 'blocked-by-cors':
      return { answers: 'good', reads: 'bad', accepts: 'open' };
    case 'redirected':
      return { answers: 'good', reads: 'open', accepts: 'open' };
    case 'not-sent':
      return { answers: 'open', reads: 'bad', accepts: 'open' };
    case 'key-refused':
      return { answers: 'good', reads: 'good', accepts: 'bad' };
    case null:
      return { answers: 'good', reads: 'good', accepts: 'good' };
    default:
      return { answers: 'good', reads: 'good', accepts: 'open' };
  }
}

function Check({ outcome, title, children }: { outcome: Outcome; title: string; children: ReactNode }) {
  return (
    <li className={`tb-hairline-above tb-inset-sm tb-gap-sm-md tb-flex ${classes.check}`} data-outcome={outcome}>
      {outcome === 'open' ? (
        <span className={classes.ring} aria-hidden="true" />
      ) : (
        <StateMark state={outcome === 'good' ? 'applied' : 'refused'} />
      )}
      <div>
        <p className={`tb-md tb-medium ${classes.title}`}>{title}</p>
        <p className="tb-sm tb-quiet">{children}</p>
      </div>
    </li>
  );
}
