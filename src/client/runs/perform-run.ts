/** Runs a plan and writes what happens into the cache, under the run's own key, and at its end into the history. */
import { notifyManager, type QueryClient, QueryObserver } from '@tanstack/react-query';
import { coalesceText } from '#run/execute/coalesce-text.ts';
import { executeRun } from '#run/execute/execute-run.ts';
import type { Connection } from '#run/model/connection.ts';
import type { RequestPlan } from '#run/model/request-plan.ts';
import type { Run } from '#run/model/run.ts';
import { describeChange } from '#run/plan/describe-change.ts';
import { reduceRun } from '#run/reduce/run-reducer.ts';
import type { RunTimeouts } from '#run/send/deadline.ts';
import { maskRun } from '#run/stream/mask-run.ts';
import type { TracedFlow } from '#run/traces/with-traces.ts';
import { afterPaint } from '../ui/browser/after-paint.ts';
import { checkServer } from './check-server.ts';
import { announceRuns } from './history/run-channel.ts';
import { problemOf, type RunHistory } from './history/run-history.ts';
import { type RunningRun, summarizeRun } from './history/run-summary.ts';
import { noteGoing } from './interrupted-run.ts';
import { endedRuns, historyProblem, runKeys, runningRun, writeRun } from './run-cache.ts';

export interface PreparedRun {
  run: Run;
  /** With the secrets that `run.plan` masks. */
  plan: RequestPlan;
  connection: Connection;
  timeouts: RunTimeouts;
  history: RunHistory;
  /** Masked wherever a server may have echoed them, before the run is kept. */
  secrets: readonly string[];
  /** What the run was planned by, where its server keeps traces; null where there are none to look for. */
  traced: TracedFlow | null;
  /** Set for a run that goes on: the requests that are sent now. */
  rest?: { requests: readonly number[]; elapsedMs: number };
}

/** Resolves with the run when it is over and kept; `onEnd` is called before it is kept. Never rejects: see the run's error. */
export async function performRun(
  client: QueryClient,
  prepared: PreparedRun,
  signal: AbortSignal,
  onEnd: () => void = () => undefined,
): Promise<Run> {
  const { connection, plan, secrets, history, timeouts } = prepared;
  let run = prepared.run;
  runningRun.write(client, startRunning(run));
  addEventListener('beforeunload', askBeforeLeaving);
  const letGo = holdRun(client, run.id);
  const forgetGoing = noteGoing(run);
  try {
    const updates = executeRun({
      plan,
      connection,
      flow: run.flow.id,
      session: run.request.session_id ?? null,
      signal,
      timeouts,
      ...(prepared.rest && { rest: prepared.rest }),
    });
    for await (const batch of coalesceText(updates)) {
      run = reduceRun(run, batch);
      if (run.status === 'running') writeRun(client, run);
      else run = maskRun(run, secrets);
    }
  } finally {
    removeEventListener('beforeunload', askBeforeLeaving);
    // The page hears of all of it at once: rendering a large run once for each would keep its answers from being seen.
    notifyManager.batch(() => {
      writeRun(client, run);
      onEnd();
      endedRuns.write(client, [summarizeRun(run, ''), ...endedRuns.read(client)]);
      runningRun.write(client, null);
    });
  }
  void checkServer(client, connection, run);
  // Writing a large run holds the page: its answers are shown first.
  await afterPaint();
  await keepRun(client, history, run);
  forgetGoing();
  endedRuns.write(
    client,
    endedRuns.read(client).filter(({ id }) => id !== run.id),
  );
  letGo();
  // Traces are written late: the next run need not wait for them.
  if (prepared.traced !== null) {
    import('./read-traces.ts').then(({ readTraces }) => readTraces(client, prepared, run)).catch(() => undefined);
  }
  return run;
}

function startRunning(run: Run): RunningRun {
  const { id, number, flow, place, startedAt, isMatrix } = summarizeRun(run, '');
  return {
    id,
    number,
    flow,
    startedAt,
    ...(place && { place }),
    ...(isMatrix && { isMatrix }),
    startedClock: performance.now(),
    inputsTotal: run.inputs.length,
  };
}

/** Until it is in the history it is nowhere but in the cache, which forgets what no view looks at. */
function holdRun(client: QueryClient, id: string): () => void {
  return new QueryObserver(client, { queryKey: runKeys.run(id), enabled: false }).subscribe(() => undefined);
}

/** The browser asks in its own words. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

async function keepRun(client: QueryClient, history: RunHistory, run: Run): Promise<void> {
  try {
    const change = describeChange(run, await findPrevious(history, run));
    // A run that went on keeps its name and its pin.
    const known = (await history.list()).find(({ id }) => id === run.id);
    const outcome = await history.save({
      run,
      summary: {
        ...summarizeRun(run, change),
        ...(known && { name: known.name, isPinned: known.isPinned }),
      },
    });
    historyProblem.write(client, problemOf(history, run.number, outcome));
    announceRuns();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    historyProblem.write(client, `Run ${run.number} could not be saved: ${message}`);
  }
  await client.invalidateQueries({ queryKey: runKeys.summaries });
}

/** What was asked by the run of the same flow before this one. */
async function findPrevious(history: RunHistory, run: Run): Promise<Pick<Run, 'request'> | null> {
  const summaries = await history.list();
  const previous = summaries.find(
    ({ number, flow, isMatrix }) => number < run.number && flow.id === run.flow.id && isMatrix !== true,
  );
  return previous ? history.requestOf(previous.id) : null;
}
