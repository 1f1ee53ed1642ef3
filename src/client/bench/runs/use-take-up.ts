/** Takes up the shown run when its server can be asked: at once after a reload, or when the key is entered again. */
import { useEffect, useState } from 'react';
import type { Run } from '#run/model/run.ts';
import { jobsToTakeUp } from '#run/reduce/left-run.ts';
import { isRunOf } from '../../runs/history/run-server.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { useCurrentRuns } from '../../runs/use-runs.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { RequestError } from '../../shell/api/fetch-json.ts';
import { useFlows, useFlowsFailure } from '../../shell/api/flows-query.ts';
import type { TakeUp } from './take-up-run.ts';

/** How long to wait, in ms, before another try if another page has the run or its server does not answer. */
const AGAIN_MS = 5_000;

/**
 * `trying`: also from the success until the run is shown as going on. `elsewhere`: the page is connected to another
 * server. Null for a run that cannot go on.
 */
export type TakingUp = 'trying' | 'elsewhere' | 'busy' | Exclude<TakeUp, 'taken'> | null;

export function useTakeUp(run: Run): TakingUp {
  const services = usePageServices();
  const { connection } = useConnection();
  // The version of a server can be read without a key, its flows cannot.
  const { isSuccess, refetch } = useFlows();
  const failure = useFlowsFailure();
  const isRefused = failure instanceof RequestError && failure.error.kind === 'key-refused';
  const isBusy = useCurrentRuns(({ running, tests }) => running !== null || tests !== null);
  const [tries, setTries] = useState(0);
  const [tried, setTried] = useState<{ id: string; at: object; outcome: TakeUp } | null>(null);
  const isHere = isRunOf(run, connection);
  const canGoOn = jobsToTakeUp(run).length > 0;
  const outcome = tried?.at === connection && tried.id === run.id ? tried.outcome : null;
  // After `none` no further try makes sense: the run is over, and read again, or it is somebody else's.
  const mayTry = canGoOn && isHere && isSuccess && !isBusy && outcome !== 'none';
  const isAway = canGoOn && isHere && failure !== null && !isRefused;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` begins another try
  useEffect(() => {
    if (!mayTry) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    void import('./take-up-run.ts')
      .then(({ takeUpRun }) => (isOver ? null : takeUpRun(services, connection, run)))
      .then((next) => {
        if (isOver || next === null) return;
        setTried({ id: run.id, at: connection, outcome: next });
        if (next === 'later' || next === 'held') timer = setTimeout(() => setTries((before) => before + 1), AGAIN_MS);
      });
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [mayTry, services, connection, run, tries]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each failure begins another wait
  useEffect(() => {
    if (!isAway) return;
    const timer = setTimeout(() => void refetch(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isAway, failure, refetch]);
  if (!canGoOn) return null;
  if (outcome === 'gone' || outcome === 'none') return outcome;
  if (!isHere) return 'elsewhere';
  if (isRefused) return 'refused';
  if (isAway) return 'later';
  if (isBusy) return 'busy';
  return outcome === null || outcome === 'taken' ? 'trying' : outcome;
}
