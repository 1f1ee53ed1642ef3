/** Running the open suite: what the buttons start, what they send, and the questions before that. */

import { Button, PasswordInput } from '@mantine/core';
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { cellsAtOnce } from '#tests/suite/cells-at-once.ts';
import { countRequests, type RequestCount } from '#tests/view/request-count.ts';
import { useProvideModeRun } from '../../shell/navigation/use-provide-mode-run.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import classes from '../parts/tests.module.css';
import { SUITE_CHANGED } from '../runs/cells-to-run.ts';
import type { RunChoice } from '../store/suite-runs.ts';
import { isWholeRun } from '../store/suite-runs.ts';
import type { OpenTests } from './use-tests.ts';

export interface RunCommands {
  start: (choice: RunChoice) => void;
  /** Why nothing can be run; null if it can. */
  blocked: string | null;
  /** What Run all costs: `Run all sends 48 requests, 48 more to judge`, in parts. */
  cost: { requests: string; judged: string } | null;
  /** What Run failed runs: `9 cells: 8 failed, 1 broken`; null if there is nothing. */
  failed: string | null;
  /** True if cells of the shown result are still to be run. */
  hasRest: boolean;
  /** Why Run the rest cannot go on; null if it can. */
  restBlocked: string | null;
  /** The dialog with an open question; null if there is none. */
  dialog: ReactNode;
}

export function useRunCommands({ suite, run, result, isRunning, isSame, showNewest }: OpenTests): RunCommands {
  const cost = useMemo(() => suite.suite && countRequests(suite.suite), [suite.suite]);
  const cases = suite.suite?.cases.filter(({ isSkipped }) => !isSkipped).length ?? 0;
  const blocked = blockedBy(
    suite.status === 'ready' && suite.suite !== null,
    suite.problems.length,
    cases,
    run.isElsewhere,
  );
  const base = result.info?.id ?? null;
  const wantsNewest = useRef(false);
  const hasBegun = run.isRunning && run.progress !== null;
  const showBegun = useEffectEvent(showNewest);
  useEffect(() => {
    // Its cells are shown from the first one on, whatever result was shown before; not while a question is open.
    if (!hasBegun || !wantsNewest.current) return;
    wantsNewest.current = false;
    showBegun();
  }, [hasBegun]);
  const start = (choice: RunChoice) => {
    if (blocked !== null || run.isRunning) return;
    wantsNewest.current = isWholeRun(choice);
    notifyError(run.start(choice, base), 'Nothing was run');
  };
  useProvideModeRun('Run all', () => start('all'), blocked);
  const tally = result.info?.tally ?? null;
  const failed = tally === null ? 0 : tally.failed + tally.broken;
  return {
    start,
    blocked,
    cost:
      cost === null
        ? null
        : {
            requests: formatCount(cost.requests, 'request'),
            judged: cost.judged === 0 ? '' : cost.judged.toLocaleString('en'),
          },
    failed: tally === null || failed === 0 || isRunning ? null : failedText(tally),
    hasRest: tally !== null && tally.open > 0 && !isRunning,
    restBlocked: isSame ? null : SUITE_CHANGED,
    dialog: (
      <>
        {run.question !== null && suite.suite !== null && (
          <RunManyDialog
            {...run.question}
            medianMs={result.info?.medianMs ?? null}
            atOnce={cellsAtOnce(suite.suite)}
            hasMoreCases={run.question.choice === 'all' && cases > FIRST}
            onRun={run.agree}
            onClose={() => run.agree(null)}
          />
        )}
        {run.missing !== null && <VariablesDialog names={run.missing} onProvide={run.provide} />}
      </>
    ),
  };
}

function blockedBy(isReady: boolean, problems: number, cases: number, isElsewhere: boolean): string | null {
  if (isElsewhere) return 'This suite runs in another tab.';
  if (problems > 0) return 'The suite has mistakes. Edit suite shows them.';
  if (!isReady) return 'Loading the suite';
  return cases === 0 ? 'Add a case first' : null;
}

function failedText({ failed, broken, open }: { failed: number; broken: number; open: number }): string {
  const parts = [
    ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
    ...(broken > 0 ? [`${broken.toLocaleString('en')} broken`] : []),
    ...(open > 0 ? [`${open.toLocaleString('en')} not run`] : []),
  ];
  return `${formatCount(failed + broken + open, 'cell')}: ${parts.join(', ')}`;
}

/** Asks before a run that sends many requests. */
interface RunManyDialogProps {
  choice: RunChoice;
  cost: RequestCount;
  /** Cells a second of the run before; null if it is not known. */
  ratePerSecond: number | null;
  /** Median time of an answer in ms; null if no result has one. */
  medianMs: number | null;
  atOnce: number;
  /** True if the first 50 cases are fewer than all. */
  hasMoreCases: boolean;
  onRun: (choice: RunChoice) => void;
  onClose: () => void;
}

const FIRST = 50;

function RunManyDialog({
  choice,
  cost,
  ratePerSecond,
  medianMs,
  atOnce,
  hasMoreCases,
  onRun,
  onClose,
}: RunManyDialogProps) {
  const requests = formatCount(cost.requests, 'request');
  const judged = cost.judged === 0 ? '' : ` and ${cost.judged.toLocaleString('en')} to the judge`;
  const ms =
    ratePerSecond !== null ? (cost.cells * 1_000) / ratePerSecond : medianMs && (cost.requests * medianMs) / atOnce;
  const time = ms === null ? '' : ` ${atOnce} at a time this takes about ${roughTime(ms)}.`;
  return (
    <Dialog onClose={onClose} title={`Send ${requests}?`} size={520}>
      <p>{`${cost.requests.toLocaleString('en')} to this server${judged}.${time}`}</p>
      <DialogFoot onCancel={onClose}>
        {hasMoreCases && <Button onClick={() => onRun({ first: FIRST })}>Run the first {FIRST} cases</Button>}
        <Button variant="filled" data-autofocus onClick={() => onRun(choice)}>
          Send {requests}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

function roughTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

/** Asks for the values that a suite reads from its environment. They stay in the memory of this tab. */
interface VariablesDialogProps {
  names: readonly string[];
  /** Null cancels. */
  onProvide: (values: ReadonlyMap<string, string> | null) => void;
}

function VariablesDialog({ names, onProvide }: VariablesDialogProps) {
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const isWhole = names.every((name) => (values.get(name) ?? '') !== '');
  return (
    <Dialog onClose={() => onProvide(null)} title="Values for this run" size={520}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) onProvide(values);
        }}
      >
        <p className={`tb-quiet ${classes.dialogText}`}>
          The suite names these values but does not contain them. This tab keeps them until you close it, and no result
          has them.
        </p>
        {names.map((name, at) => (
          <PasswordInput
            key={name}
            className={classes.dialogText ?? ''}
            label={name}
            autoComplete="off"
            data-autofocus={at === 0 || undefined}
            visibilityToggleButtonProps={{ 'aria-label': `Show ${name}` }}
            value={values.get(name) ?? ''}
            onChange={({ currentTarget: { value } }) => setValues(new Map(values).set(name, value))}
          />
        ))}
        <DialogFoot onCancel={() => onProvide(null)}>
          <Button variant="filled" type="submit" aria-disabled={!isWhole}>
            Run
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
