/** Says if the shown run is not simply the newest one: opened from history, made in Present, or older than the form. */
import { UnstyledButton } from '@mantine/core';
import { momentText } from '#run/figures/moment-text.ts';
import type { Connection } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import { versionName } from '#run/model/run-version.ts';
import { PersonDisc } from '../../../blocks/person/person-disc.tsx';
import { personName, useWho, type Who } from '../../../blocks/person/use-who.ts';
import { useEditorSync } from '../../../draft/use-draft.ts';
import { connectionOf, isRunOf } from '../../../runs/history/run-server.ts';
import { useRunSummaries } from '../../../runs/use-runs.ts';
import { connectionHost } from '../../../shell/api/connection-host.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { copyRunLink } from '../../../shell/navigation/copy-run-link.ts';
import { useChangedSince } from '../../draft/use-changed-since.ts';
import { useRestore } from '../../runs/use-restore.ts';
import { RunLine } from './run-line.tsx';
import classes from './stale-line.module.css';
import { useRunSummary } from './use-run-summary.ts';

export interface StaleLineProps {
  run: Run;
  /** True if the run's flow is open, so that its request can be compared with the form. */
  isOpenFlow: boolean;
}

export function StaleLine({ run, isOpenFlow }: StaleLineProps) {
  const { summaries } = useRunSummaries();
  const who = useWho();
  const summary = useRunSummary(run.id);
  // A run that waits in this tab to be saved is your own.
  const isOthers = who !== null && summary?.version != null && !who.isYou(summary.person);
  const person = summary?.person ?? null;
  const isOld = summaries.some(
    (other) =>
      other.number > run.number &&
      other.flow.id === run.flow.id &&
      other.id !== run.id &&
      (other.person ?? person) === person,
  );
  return (
    <>
      {isOthers && <RunnerLine run={run} person={summary.person} who={who} />}
      {run.version && (
        <RunLine
          text={`Ran on ${versionName(run.version)}, not on the flow as it is. ${run.plan.reasons.slice(1).join(' ')}`.trim()}
        />
      )}
      {isOpenFlow ? (
        <ComparedLine run={run} isOld={isOld && !isOthers} />
      ) : (
        <ElsewhereLine run={run} isOthers={isOthers} />
      )}
    </>
  );
}

function ElsewhereLine({ run, isOthers }: { run: Run; isOthers: boolean }) {
  const current = useConnection();
  const on = isRunOf(run, current.connection) ? '' : ` on ${serverName(run, connectionOf(run, current))}`;
  return (
    <RunLine text={`Run #${run.number} of ${run.flow.name}${on}${isOthers ? '' : ', opened from history'}`}>
      <RestoreRequest run={run} />
    </RunLine>
  );
}

function serverName({ server }: Run, own: Connection): string {
  return own.kind === 'embedded' ? 'the embedded engine' : `${server}, ${connectionHost(own)}`;
}

/** Renders on every key press in the form, so it is small. */
function ComparedLine({ run, isOld }: { run: Run; isOld: boolean }) {
  const changed = useChangedSince(run);
  const tweaks = useEditorSync();
  const origin = run.mode === 'present' ? 'from Present' : isOld ? 'opened from history' : null;
  const title = origin === null ? '' : `Run #${run.number}, ${origin}.`;
  if (title === '' && changed.sentence === '') return null;
  return (
    <RunLine text={[title, changed.sentence].filter(Boolean).join(' ')}>
      {changed.tweaks && (
        <UnstyledButton
          className="tb-sm tb-accent tb-strong"
          onClick={() => tweaks.setTweaksText(run.draft.tweaksText, 'restore')}
        >
          Restore its tweaks
        </UnstyledButton>
      )}
      {changed.request && <RestoreRequest run={run} />}
    </RunLine>
  );
}

function RestoreRequest({ run }: { run: Run }) {
  const restore = useRestore();
  return (
    <UnstyledButton className="tb-sm tb-accent tb-strong" onClick={() => restore(run)}>
      Restore its request
    </UnstyledButton>
  );
}

interface RunnerLineProps {
  run: Run;
  /** Who ran it; null for a person without a name. */
  person: string | null;
  who: Who;
}

/** Says that somebody else ran the shown run, and when. */
function RunnerLine({ run, person, who }: RunnerLineProps) {
  const { text, isDay } = momentText(run.startedAt, Date.now());
  return (
    <div className={`tb-bar tb-sm tb-wrap tb-quiet tb-sunken tb-inset-xs ${classes.line}`}>
      <PersonDisc name={person} who={who} isNamed />
      <p className="tb-text">
        <b className="tb-strong tb-ink">{personName(person)}</b>
        {` ran this ${isDay ? 'on ' : ''}${text}. Opened from history.`}
      </p>
      <UnstyledButton className="tb-sm tb-accent tb-strong" onClick={() => void copyRunLink(run)}>
        Copy permanent link
      </UnstyledButton>
    </div>
  );
}
