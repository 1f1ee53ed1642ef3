/** One planned request: its URL and a summary, with expandable headers and body. */

import { useMemo, useState } from 'react';
import type { RunInput } from '#contract/run-request.ts';
import { maskPlanned } from '#flow/secrets/mask-planned.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { isRelayed } from '#run/model/connection.ts';
import type { PlannedRequest } from '#run/model/request-plan.ts';
import { transportKind } from '#run/model/transport-kinds.ts';
import { useTweakReport } from '../../draft/analysis/draft-analysis.ts';
import type { DraftPlan } from '../../draft/plan/draft-plan.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useRelayHasKey } from '../../shell/api/relay-query.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { CopyButton } from '../../shell/ui/controls/copy-button.tsx';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import { TextSize } from '../../shell/ui/layout/text-size.tsx';
import classes from './plan-panel.module.css';

export interface PlannedRequestViewProps {
  planned: PlannedRequest;
  /** Index of the request, from 0. */
  position: number;
  draft: DraftPlan;
}

export function PlannedRequestView({ planned, position, draft }: PlannedRequestViewProps) {
  const body = useMemo(() => JSON.stringify(planned.body), [planned]);
  const { sentInputs, outputs } = draft;
  const inputs =
    sentInputs === null || sentInputs.length === 0 ? [] : planned.inputs.flatMap((index) => sentInputs[index] ?? []);
  const [first] = inputs;
  return (
    <>
      <p className="tb-sm-tall tb-mono tb-gap-sm tb-flex">
        <span className="tb-quiet">{position + 1}</span>
        <b>{planned.method}</b>
        <span className="tb-break tb-shrink">{planned.path}</span>
        <span className="tb-end tb-fixed tb-quiet">
          <TextSize text={body} />
        </span>
      </p>
      <dl className={`tb-sm-tall tb-above-xs ${classes.facts}`}>
        <dt>Input</dt>
        <dd className={classes.input}>{inputText(sentInputs, inputs)}</dd>
        {first !== undefined && (
          <>
            <dt>To</dt>
            <dd>{targetText(inputs)}</dd>
          </>
        )}
        <dt>Outputs</dt>
        <dd>{outputs.length === 0 ? 'Every output' : outputs.join(', ')}</dd>
        <dt>Tweaks</dt>
        <dd>
          <TweakFacts />
        </dd>
        <dt>Session</dt>
        <dd>
          {draft.hasOwnSession ? (
            draft.request.session_id
          ) : (
            <span className="tb-quiet">the flow's own, shared by all runs</span>
          )}
        </dd>
        <dt>Answer</dt>
        <dd>{transportKind(planned.transport).streams ? 'streamed' : 'in one piece'}</dd>
      </dl>
      <Details planned={planned} position={position} />
    </>
  );
}

function inputText(sentInputs: DraftPlan['sentInputs'], inputs: readonly RunInput[]): string {
  if (sentInputs === null) return 'None: every input component gets empty text';
  if (sentInputs.length === 0) return "The flow's saved text";
  if (inputs.length > 1) return `${inputs.length.toLocaleString('en')} inputs, starting with ${quoted(inputs[0])}`;
  return valueText(inputs[0]);
}

function valueText(input: RunInput | undefined): string {
  return input?.input_value ? input.input_value : 'Empty text';
}

function quoted(input: RunInput | undefined): string {
  return input?.input_value ? `“${input.input_value}”` : 'empty text';
}

const EVERY = { chat: 'Every chat input', text: 'Every text input', any: 'Every input' } as const;

/** The targets of the inputs as text, each one once. */
function targetText(inputs: readonly RunInput[]): string {
  const targets = inputs.map(({ components = [], type }) =>
    components.length > 0 ? components.join(', ') : EVERY[type ?? 'any'],
  );
  return [...new Set(targets)].join('; ');
}

function TweakFacts() {
  const report = useTweakReport();
  if (report === null) return <>Checking</>;
  if (report.isEmpty) return <>None</>;
  if (report.isBroken) return <>Not valid JSON yet</>;
  const { length } = report.rows;
  return (
    <span className={`tb-wrap tb-flex ${classes.tweaks}`}>
      {formatCount(length, 'field')}
      {report.counts.map(({ state, count }) => (
        <span key={state} className="tb-inline" style={{ color: `var(--tb-${state})` }} title={STATE_LABELS[state]}>
          <StateMark state={state} />
          {count}
          <span className="tb-visually-hidden"> {STATE_LABELS[state].toLowerCase()}</span>
        </span>
      ))}
    </span>
  );
}

function Details({ planned, position }: Pick<PlannedRequestViewProps, 'planned' | 'position'>) {
  const [isOpen, setOpen] = useState(false);
  const name = `request ${position + 1}`;
  return (
    <div className={classes.details}>
      <button
        type="button"
        className={`tb-link tb-sm ${classes.fold}`}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Hide' : 'Show'} headers and body<span className="tb-visually-hidden"> of {name}</span>
      </button>
      {isOpen && <Contents planned={planned} name={name} />}
    </div>
  );
}

function Contents({ planned, name }: { planned: PlannedRequest; name: string }) {
  const { connection } = useConnection();
  const index = useOpenFlow()?.index ?? null;
  const masked = useMemo(() => maskPlanned(planned, index), [planned, index]);
  const body = useMemo(() => JSON.stringify(masked.body, null, 2), [masked]);
  const headers = [...masked.headers];
  if (connection.apiKey !== null) headers.push(['x-api-key', SECRET_MASK]);
  return (
    <div className="tb-relative">
      <div className={classes.copy}>
        <CopyButton label={`Copy body of ${name}`} text={body} />
      </div>
      <pre className={`tb-xs tb-mono tb-pre tb-sunken tb-above-xs ${classes.code}`}>
        {headers.map(([header, value]) => `${header}: ${value}\n`).join('')}
        {connection.apiKey === null && isRelayed(connection) && <RelayKey address={connection.address} />}
        {'\n'}
        {body}
      </pre>
    </div>
  );
}

function RelayKey({ address }: { address: string | undefined }) {
  return useRelayHasKey(address) ? 'x-api-key: added by this server\n' : null;
}
