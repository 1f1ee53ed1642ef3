/** The requests that Run will send, with reasons and choices. */

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatSize } from '#run/figures/result-format.ts';
import { isRelayed } from '#run/model/connection.ts';
import type { RequestPlan } from '#run/model/request-plan.ts';
import { transportKind } from '#run/model/transport-kinds.ts';
import { DEFAULT_TIMEOUTS } from '#run/send/deadline.ts';
import { useDraftPlan } from '../../draft/analysis/draft-analysis.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { type RelayLimits, relayQuery } from '../../shell/api/relay-query.ts';
import { PlanOrder } from './plan-order.tsx';
import { PlanRoutes } from './plan-routes.tsx';
import { PlannedRequestView } from './planned-request-view.tsx';
import classes from './request-plan.module.css';
import { SnippetSection } from './snippet-section.tsx';

/** How many requests are rendered at first. */
const FIRST_SHOWN = 20;
const MORE_SHOWN = 100;

export function RequestPlanView() {
  const draft = useDraftPlan();
  const [shown, setShown] = useState(FIRST_SHOWN);
  const { connection } = useConnection();
  const isThrough = isRelayed(connection);
  const relay = useQuery({ ...relayQuery, enabled: isThrough }).data;
  // The limits may be cached from an earlier connection, but do not apply to a direct one.
  const limits = isThrough ? (relay?.limits ?? null) : null;
  if (draft === null) {
    return (
      <section className={`tb-grow tb-scroll-y ${classes.view}`} aria-label="Request plan">
        <p className="tb-sm-tall tb-quiet tb-inset-x tb-above-xs-sm">
          Loading: waiting for the server to identify itself.
        </p>
      </section>
    );
  }
  const { plan, problem } = draft;
  const { requests } = plan;
  const left = requests.length - shown;
  return (
    <section className={`tb-grow tb-scroll-y ${classes.view}`} aria-label="Request plan">
      <div className={`tb-wrap tb-between tb-inset-x tb-flex tb-top ${classes.head}`}>
        <h3 className="tb-heading">{draft.title}</h3>
        {requests.length > 1 && <PlanOrder requestsAtOnce={draft.choices.requestsAtOnce} flow={draft.subject.index} />}
      </div>
      {problem !== null && (
        <p className="tb-sm-tall tb-problem tb-inset-x tb-above-xs-sm">
          Run cannot send this yet: {problem.message}.{' '}
          {problem.field === 'tweaks' && 'The requests below have no tweaks.'}
        </p>
      )}
      {plan.reasons.map((reason) => (
        <p key={reason} className="tb-sm-tall tb-quiet tb-inset-x tb-above-xs-sm">
          {reason}
        </p>
      ))}
      <PlanRoutes draft={draft} />
      <ol className={`tb-list ${classes.list}`} aria-label="Requests">
        {requests.slice(0, shown).map((planned, position) => (
          <li
            key={planned.inputs.join()}
            className={`tb-hairline-above tb-inset-sm-md ${classes.item}`}
            aria-label={`Request ${position + 1}`}
          >
            <PlannedRequestView planned={planned} position={position} draft={draft} />
          </li>
        ))}
      </ol>
      {left > 0 && (
        <Button variant="subtle" className={classes.more ?? ''} onClick={() => setShown((count) => count + MORE_SHOWN)}>
          Show {Math.min(left, MORE_SHOWN).toLocaleString('en')} more of {requests.length.toLocaleString('en')} requests
        </Button>
      )}
      <Snippets requests={requests} />
      <p className={`tb-xs tb-quiet ${classes.limits}`}>{limitsSentence(plan, limits)}</p>
    </section>
  );
}

function Snippets({ requests: [first, ...others] }: { requests: RequestPlan['requests'] }) {
  return first === undefined ? null : <SnippetSection requests={[first, ...others]} />;
}

/** Time-outs, limits of the relay, and what Stop can do. `relay` is null if there is none. */
function limitsSentence({ requests }: RequestPlan, relay: RelayLimits | null): string {
  const { totalMs, idleMs } = relay ?? DEFAULT_TIMEOUTS;
  const isStream = requests.some(({ transport }) => transportKind(transport).streams);
  const idle = isStream || relay ? `, or ${timeText(idleMs)} without data` : '';
  const size = relay ? ` This server forwards bodies up to ${formatSize(relay.bodyBytes)}.` : '';
  const stop = requests.every(({ stopReachesServer }) => stopReachesServer)
    ? 'Stop also ends the run on the server.'
    : 'Stop ends only the wait here: this route cannot be stopped, so the server runs to the end.';
  return `Times out after ${timeText(totalMs)}${idle}.${size} ${stop}`;
}

/** `15 min`, `90 s`. */
function timeText(ms: number): string {
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${Number((ms / 1000).toFixed(1))} s`;
}
