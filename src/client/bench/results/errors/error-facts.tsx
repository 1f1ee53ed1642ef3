/** The facts of an error: where, which response, how long it took. */

import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { JsonObject } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import { useDraftValue } from '../../../draft/use-draft.ts';
import { goTo } from '../../../shell/navigation/go-to.ts';
import { useFew } from '../../../shell/ui/controls/use-few.tsx';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import { TextSize } from '../../../shell/ui/layout/text-size.tsx';
import type { RefusedTweak } from './refused-tweaks.ts';
import classes from './run-error-view.module.css';
import { statusText } from './status-text.ts';
import { validationLabel } from './validation-target.ts';

export interface ErrorFactsProps {
  error: RunError;
  run: Run;
  refused: readonly RefusedTweak[];
}

export function ErrorFacts({ error, run, refused }: ErrorFactsProps) {
  const refusals = useFew(refused, 'refused tweaks', 50);
  const items = useFew(error.kind === 'validation' ? error.items : [], 'problems', 50);
  const request = error.requestIndex === null ? undefined : run.plan.requests[error.requestIndex];
  return (
    <dl className={`tb-sm-tall tb-above-lg ${classes.facts}`}>
      {refusals.few.map((tweak) => (
        <TweakFact key={tweak.path.join('/')} state="refused" tweak={tweak} />
      ))}
      {items.few.map((item) => (
        <Fact key={`${item.loc.join('/')} ${item.msg}`} label={validationLabel(item)} value={item.msg} />
      ))}
      {(refusals.more ?? items.more) && (
        <>
          <dt />
          <dd>
            {refusals.more}
            {items.more}
          </dd>
        </>
      )}
      {error.kind === 'component-failed' && (
        <ComponentFact id={error.component} name={error.displayName} predicted={run.predicted ?? []} />
      )}
      {error.kind === 'too-large' && request && <Fact label="Sent" value={<BodySize body={request.body} />} isMono />}
      {request && error.status === null && <Fact label="Asked" value={`${request.method} ${request.path}`} isMono />}
      {error.status !== null && (
        <Fact label="Status" value={statusText(error.status)} isMono>
          {error.elapsedMs !== null && (
            <span className="tb-mono tb-quiet tb-size-xs">{formatDuration(error.elapsedMs)}</span>
          )}
        </Fact>
      )}
    </dl>
  );
}

function BodySize({ body }: { body: JsonObject }) {
  const text = useMemo(() => JSON.stringify(body), [body]);
  return <TextSize text={text} />;
}

interface FactProps {
  label: ReactNode;
  value: ReactNode;
  isMono?: boolean;
  children?: ReactNode;
}

function Fact({ label, value, isMono = false, children }: FactProps) {
  return (
    <div className={`tb-wrap tb-inset-xs-sm tb-flex ${classes.fact}`}>
      <dt>{label}</dt>
      <dd className={isMono ? 'tb-mono' : undefined}>{value}</dd>
      {children && <dd className="tb-gap-sm-md tb-flex">{children}</dd>}
    </div>
  );
}

function TweakFact({ state, tweak }: { state: 'refused' | 'may-fail'; tweak: RefusedTweak }) {
  const label = (
    <span className={`tb-inline tb-gap-xs-sm ${classes.state}`} data-state={state}>
      <StateMark state={state} />
      {STATE_LABELS[state]}
    </span>
  );
  return (
    <Fact
      label={label}
      value={
        <>
          {tweak.component ?? 'Every component'} <code>{tweak.field}</code>
        </>
      }
    >
      <LineLink path={tweak.path} name={tweak.field} />
    </Fact>
  );
}

interface ComponentFactProps {
  id: string | null;
  name: string | null;
  predicted: readonly TweakOutcome[];
}

/** A component's name, and the tweaks on which it may have failed. Without any, a click shows its tweaks, if it has some. */
function ComponentFact({ id, name, predicted }: ComponentFactProps) {
  const keys = [id, name].filter((key) => key !== null);
  if (keys.length === 0) return null;
  const doubtful = predicted.filter(({ component, mayFail }) => mayFail && component === id);
  return (
    <>
      <Fact
        label="Component"
        value={
          <>
            {name} {id !== null && <code>{id}</code>}
          </>
        }
      >
        {doubtful.length === 0 && keys.map((key) => <LineLink key={key} path={[key]} name={key} />)}
      </Fact>
      {doubtful.map(({ path, field }) => (
        <TweakFact key={path.join('/')} state="may-fail" tweak={{ path, field, component: name }} />
      ))}
    </>
  );
}

/** Subscribes to the tweaks, because lines move. Renders nothing if the key was removed. */
function LineLink({ path, name }: { path: readonly string[]; name: string }) {
  const text = useDraftValue('tweaksText');
  const line = parseTweaksText(text).locate(path)?.line;
  if (line === undefined) return null;
  return (
    <UnstyledButton
      className="tb-sm-tall tb-accent tb-strong"
      aria-label={`Go to line ${line}, ${name}`}
      onClick={() => goTo({ kind: 'tweaks', line })}
    >
      Go to line {line}
    </UnstyledButton>
  );
}
