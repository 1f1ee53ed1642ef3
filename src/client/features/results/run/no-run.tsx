/** Shown while no run is open: opens the flow's newest run, or says how to start. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useConnection } from '../../../api/connection-provider.tsx';
import { useWho } from '../../../blocks/person/use-who.ts';
import { useNavigate } from '../../../navigation/navigate.tsx';
import { useOpenFlow } from '../../../navigation/use-open-flow.ts';
import { useFlowId, useMode } from '../../../navigation/use-url-key.ts';
import type { Interruption } from '../../../runs/history/interrupted-run.ts';
import { isRunOf } from '../../../runs/history/run-server.ts';
import { usePageServices } from '../../../runs/page-services.ts';
import { runKeys } from '../../../runs/run-cache.ts';
import { useRunSummaries } from '../../../runs/use-runs.ts';
import { useUiState } from '../../../state/ui-state.ts';
import classes from '../results-pane.module.css';
import { FirstRun } from './first-run.tsx';

const InterruptedRun = lazy(async () => ({ default: (await import('./interrupted-run-view.tsx')).InterruptedRun }));

export interface NoRunProps {
  /** True while the run in the URL is being read. */
  isLoading: boolean;
  /** Why it could not be read; else null. */
  problem: string | null;
  /** Id of the run in the URL; null if there is none. */
  id: string | null;
  interrupted: Interruption | null;
}

export function NoRun({ isLoading, problem, id, interrupted }: NoRunProps) {
  if (isLoading) return <p className="tb-sm-tall tb-quiet tb-inset-xl">Loading the run</p>;
  if (id === null) return <NothingShown />;
  if (interrupted === null) {
    return problem === null ? (
      <FirstRun title="This run is not on this server" />
    ) : (
      <NotRead id={id} problem={problem} />
    );
  }
  return (
    <Suspense>
      <InterruptedRun {...interrupted} />
    </Suspense>
  );
}

function NotRead({ id, problem }: { id: string; problem: string }) {
  const { client } = usePageServices();
  return (
    <div className="tb-scroll">
      <p role="alert" className="tb-sm-tall tb-inset-xl">
        The run could not be read: {problem}
      </p>
      <Button
        size="sm"
        className={classes.again ?? ''}
        onClick={() => void client.refetchQueries({ queryKey: runKeys.run(id) })}
      >
        Try again
      </Button>
    </div>
  );
}

function NothingShown() {
  const mode = useMode();
  const flowId = useFlowId();
  const { showRun } = useNavigate();
  const { connection } = useConnection();
  const flow = useOpenFlow();
  const { summaries } = useRunSummaries();
  const who = useWho();
  const note = useUiState((state) => state.sharedRequest);
  const isOpen = (id: string) => id === flow?.id || id === flowId;
  const isShared = note !== null && isOpen(note.flowId);
  const newest = summaries.find(
    (run) =>
      flow !== null &&
      isOpen(run.flow.id) &&
      // Not what somebody else runs at the moment.
      (run.version === null || (who === null ? run.person === null : who.isYou(run.person))) &&
      (run.place === undefined || isRunOf(run.place, connection)) &&
      run.isMatrix !== true &&
      (!isShared || run.startedAt > note.openedAt),
  );
  // Other modes show their own runs.
  const reopened = mode === 'bench' ? (newest?.id ?? null) : null;
  useEffect(() => {
    if (reopened !== null) showRun(reopened, { mode: null, history: 'replace' });
  }, [reopened, showRun]);
  if (reopened !== null) return null;
  if (isShared) return <FirstRun title="Shared request: press Run" isShared />;
  return <FirstRun title={summaries.length === 0 ? 'Nothing has run yet' : 'This flow has not run yet'} />;
}
