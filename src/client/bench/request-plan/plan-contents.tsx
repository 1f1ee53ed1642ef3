/** The requests that Run will send, why they are so, and what else can be chosen. */

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatSize } from '#run/figures/result-format.ts';
import { isRelayed } from '#run/model/connection.ts';
import type { RequestPlan } from '#run/model/request-plan.ts';
import { transportKind } from '#run/model/transport-kinds.ts';
import { DEFAULT_TIMEOUTS } from '#run/send/deadline.ts';
import type { DraftPlan } from '../../draft/plan/draft-plan.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { type RelayLimits, relayQuery } from '../../shell/api/relay-query.ts';
import { IconInfoCircle } from '../../shell/icons/icons.ts';
import { PlanOrder } from './plan-order.tsx';
import classes from './plan-panel.module.css';
import { PlanRoute } from './plan-route.tsx';
import { PlannedRequestView } from './planned-request-view.tsx';

/** How many requests are rendered at first. */
const FIRST_SHOWN = 20;
const MORE_SHOWN = 100;

export function PlanContents({ draft }: { draft: DraftPlan }) {
  const [shown, setShown] = useState(FIRST_SHOWN);
  const { connection } = useConnection();
  const isThrough = isRelayed(connection);
  const relay = useQuery({ ...relayQuery, enabled: isThrough }).data;
  // The limits may be cached from an earlier connection, but do not apply to a direct one.
  const limits = isThrough ? (relay?.limits ?? null) : null;
  const { plan, problem } = draft;
  const { requests } = plan;
  const left = requests.length - shown;
  return (
    <div className={classes.contents} data-scrolls>
      {problem !== null && (
        <p className="tb-sm-tall tb-problem tb-inset-x tb-above-sm-md">
          Run cannot send this yet: {problem.message}.{' '}
          {problem.field === 'tweaks' && 'The requests below have no tweaks.'}
        </p>
      )}
      {requests.length > 1 && (
        <div className="tb-inset-x tb-above-sm-md">
          <PlanOrder requestsAtOnce={draft.choices.requestsAtOnce} flow={draft.subject.index} />
        </div>
      )}
      <ol className={`tb-list ${classes.list}`} aria-label="Requests">
        {requests.slice(0, shown).map((planned, position) => (
          <li key={planned.inputs.join()} className="tb-hairline tb-inset-sm-md" aria-label={`Request ${position + 1}`}>
            <PlannedRequestView planned={planned} position={position} draft={draft} />
          </li>
        ))}
      </ol>
      {left > 0 && (
        <Button variant="subtle" className={classes.more ?? ''} onClick={() => setShown((count) => count + MORE_SHOWN)}>
          Show {Math.min(left, MORE_SHOWN).toLocaleString('en')} more of {requests.length.toLocaleString('en')} requests
        </Button>
      )}
      <Reasons draft={draft} />
      <PlanRoute draft={draft} />
      <p className={`tb-xs tb-quiet tb-inset-x tb-above-md ${classes.limits}`}>{limitsSentence(plan, limits)}</p>
    </div>
  );
}

const ONE_FOR_ALL =
  'The embedded engine answers each input of a list. A Langflow would get one request for each input, because it answers only the first.';

function Reasons({ draft: { plan, isLangflow, sentInputs } }: { draft: DraftPlan }) {
  const hasSeveral = (sentInputs?.length ?? 0) > 1;
  const reasons = [...(hasSeveral && !isLangflow ? [ONE_FOR_ALL] : []), ...plan.reasons];
  if (reasons.length === 0) return null;
  const { length } = plan.requests;
  return (
    <div className={`tb-flex tb-gap-sm tb-inset-x tb-above-md ${classes.reasons}`}>
      <IconInfoCircle size={14} stroke={1.6} aria-hidden="true" className="tb-fixed tb-quiet" />
      <div className="tb-sm-tall tb-stack tb-gap-xs">
        <h3 className="tb-sm-tall tb-strong">
          Why {length === 1 ? 'one request' : `${length.toLocaleString('en')} requests`}
        </h3>
        {reasons.map((reason) => (
          <p key={reason} className="tb-quiet">
            {reason}
          </p>
        ))}
      </div>
    </div>
  );
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
