/** A failed request: what happened, where, and what to do, with the server's own text below. */
import { useId } from 'react';
import { isJsonEqual } from '#contract/json.ts';
import { explainError } from '#run/errors/error-text.ts';
import { plainText } from '#run/errors/wording.ts';
import { inputTitle } from '#run/figures/input-title.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import { connectionOf, isRunOf } from '../../../runs/history/run-server.ts';
import { connectionHost } from '../../../shell/api/connection-host.ts';
import { type ConnectionValue, useConnection } from '../../../shell/api/connection-provider.tsx';
import { useFlow } from '../../../shell/api/flows-query.ts';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import { StartLangflow } from '../../blocks/errors/start-langflow.tsx';
import { WordingText } from '../../blocks/errors/wording-text.tsx';
import { ConnectionChecks } from './connection-checks.tsx';
import { ErrorActions } from './error-actions.tsx';
import { ErrorFacts } from './error-facts.tsx';
import { countTweaks, refusedTweaks } from './refused-tweaks.ts';
import classes from './run-error-view.module.css';
import { ServerReply } from './server-reply.tsx';
import { statusText } from './status-text.ts';
import { isConnectionFailure } from './use-server-actions.ts';

export interface RunErrorViewProps {
  error: RunError;
  run: Run;
  /** Index of the input that failed; null if the whole run failed. */
  input: number | null;
}

export function RunErrorView({ error, run, input }: RunErrorViewProps) {
  const current = useConnection();
  const { connection } = current;
  const { data: flow } = useFlow(isRunOf(run, connection) ? run.flow.id : null);
  const titleId = useId();
  const sentenceId = useId();
  const tweaks = run.request.tweaks ?? {};
  const refused =
    error.kind === 'refused-tweaks' ? refusedTweaks(tweaks, error.refused.fields, flow?.index ?? null) : [];
  const host = hostOf(run, current);
  const isBetween = isConnectionFailure(error, run, connection);
  const explanation = explainError(error, { server: run.server, host, refused, tweaks: countTweaks(tweaks) });
  const earlier = run.inputs.find((item) => item.index < (input ?? 0) && isSameError(item.error, error));
  if (earlier) {
    return (
      <p className={`tb-quiet ${classes.part}`}>
        <span className="tb-fixed">
          <StateMark state="refused" size={14} />
        </span>
        {explanation.title}, as for {inputTitle(earlier.index)}.
      </p>
    );
  }
  // Only the first failed input is an alert, so that several failures are announced once.
  const isAnnounced = input === null || run.inputs.find((item) => item.error !== null)?.index === input;
  const message = {
    role: isAnnounced ? 'alert' : 'group',
    'aria-labelledby': titleId,
    'aria-describedby': sentenceId,
  };
  const details = detailsOf(error, run, `${explanation.title}\n${plainText(explanation.sentence)}`);
  const actions = <ErrorActions error={error} run={run} input={input} refused={refused} details={details} />;
  const Title = input === null ? 'h3' : 'h4';
  return (
    <div className={input === null ? classes.view : classes.part} {...message}>
      <span className={`tb-fixed ${classes.mark}`}>
        <StateMark state="refused" size={input === null ? 16 : 14} />
      </span>
      <div className="tb-grow tb-break">
        <Title className={`tb-heading ${classes.title}`} id={titleId}>
          {explanation.title}
        </Title>
        <p className={`tb-lg tb-quiet ${classes.sentence}`} id={sentenceId}>
          <WordingText wording={explanation.sentence} />
        </p>
        <ErrorFacts error={error} run={run} refused={refused} />
        {isBetween && input === null ? <ConnectionChecks>{actions}</ConnectionChecks> : actions}
        {error.kind === 'needs-langflow' && <StartLangflow />}
        {error.kind === 'refused-tweaks' && (
          <>
            <h4 className={`tb-sm tb-strong ${classes.adviceTitle}`}>If you need this change</h4>
            <p className="tb-quiet tb-above-xs">
              Edit the component in Langflow and save the flow. Older servers skip a protected field and only write a
              warning to their log.
            </p>
          </>
        )}
        <ServerReply raw={error.raw} name={input === null ? null : inputTitle(input)} />
      </div>
    </div>
  );
}

/** True if nothing differs but the request and its time. */
function isSameError(one: RunError | null, other: RunError): boolean {
  const apart = { requestIndex: null, elapsedMs: null };
  return one !== null && isJsonEqual({ ...one, ...apart }, { ...other, ...apart });
}

/**
 * The host of the run's server. For a run without an address it is that of the connected server, if that is of the same
 * kind.
 */
function hostOf(run: Run, current: ConnectionValue): string {
  if (run.server === 'Embedded engine') return location.host;
  const own = connectionOf(run, current);
  return own.kind !== 'embedded' ? connectionHost(own) : 'the Langflow of this run';
}

function detailsOf(error: RunError, run: Run, text: string): string {
  const request = error.requestIndex === null ? undefined : run.plan.requests[error.requestIndex];
  return [
    text,
    `Run ${run.number} of ${run.flow.name} on ${run.server}`,
    ...(request ? [`${request.method} ${request.path}`] : []),
    ...(error.status === null ? [] : [`Status: ${statusText(error.status)}`]),
    ...(error.raw === '' ? [] : ['', error.raw]),
  ].join('\n');
}
