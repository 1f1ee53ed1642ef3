/** Executes a plan. Writes each state of the run into the cache, and the ended run into the history. */

import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { followAbort } from '#contract/async/follow-abort.ts';
import { errorMessage } from '#contract/error-message.ts';
import { coalesceText } from '#run/execute/coalesce-text.ts';
import { executeRun } from '#run/execute/execute-run.ts';
import { asksPerson, humanWaits, isWaiting } from '#run/figures/human-waits.ts';
import type { Run } from '#run/model/run.ts';
import type { RunUpdate } from '#run/model/run-update.ts';
import { describeChange } from '#run/plan/describe-change.ts';
import { recordOf } from '#run/reduce/left-run.ts';
import { reduceRun } from '#run/reduce/run-reducer.ts';
import { TakenElsewhere } from '#run/send/taken-elsewhere.ts';
import { maskRun } from '#run/stream/mask-run.ts';
import { withNoValues } from '#run/traces/with-no-values.ts';
import { afterPaint } from '../shell/ui/browser/after-paint.ts';
import { createLeaveQuestion } from '../shell/ui/browser/leave-question.ts';
import { renewLease } from './cells/renew-lease.ts';
import { checkServer } from './check-server.ts';
import { announceRuns } from './history/run-channel.ts';
import type { RunHistory } from './history/run-history.ts';
import { summarizeRun } from './history/run-summary.ts';
import { LONGEST_WAIT_MS, waitAtMost } from './history/wait-at-most.ts';
import type { PageServices } from './page-services.ts';
import type { PreparedRun } from './prepare-run.ts';
import { readAgain, runKeys, writeRun } from './run-cache.ts';

type OwnServices = Pick<PageServices, 'client' | 'current'>;

/**
 * Resolves with the run when it has ended and is stored; `onEnd` is called before it is stored. Never rejects: see the run's error.
 * Lets go of a run that another page has taken up: its jobs go on, and what was received here is dropped.
 */
export async function performRun(
  { client, current }: OwnServices,
  prepared: PreparedRun,
  signal: AbortSignal,
  onEnd: () => void = () => undefined,
): Promise<Run> {
  const { connection, plan, secrets, history, timeouts, decisions, takesUp = null } = prepared;
  let run = prepared.run;
  const startedClock = performance.now() - (takesUp?.agoMs ?? 0);
  current.setState({ started: run.id, running: { ...summarizeRun(run, 'Running'), startedClock } });
  const askToStay = createLeaveQuestion();
  askToStay(true);
  const releaseRun = keepInCache(client, run.id);
  const held = holdRun(history, run.id, signal);
  // Masked like the ended run: what was typed as an input may contain a secret.
  const keepRecord = () => void history.begin(maskRun(recordOf(prepared.run, run), secrets));
  if (takesUp === null) keepRecord();
  try {
    const updates = executeRun({
      plan,
      connection,
      flow: run.flow.id,
      session: run.request.session_id ?? null,
      signal: held.signal,
      timeouts,
      decisions,
      wantsValues: true,
      takesUp,
    });
    for await (const batch of coalesceText(updates)) {
      run = reduceRun(run, batch);
      if (batch.some(isAboutQuestion)) current.setState({ waiting: asksNow(run) ? run.id : null });
      if (takesUp === null && batch.some(({ kind }) => kind === 'job')) keepRecord();
      if (run.status === 'running') writeRun(client, run);
      else run = maskRun(connection.kind === 'langflow' ? withNoValues(run, prepared.noValues) : run, secrets);
    }
  } catch (error) {
    askToStay(false);
    held.end();
    throw error;
  } finally {
    const isLost = held.isLost();
    if (!isLost) writeRun(client, run);
    onEnd();
    current.setState(({ ended }) => ({
      running: null,
      waiting: null,
      ended: isLost ? ended : [summarizeRun(run, ''), ...ended],
    }));
  }
  if (held.isLost()) {
    askToStay(false);
    held.end();
    releaseRun();
    void client.resetQueries({ queryKey: runKeys.run(run.id) });
    return run;
  }
  void checkServer(client, connection, run);
  // Measuring a large run blocks the page: show its answers first.
  await afterPaint();
  history.keep(run);
  askToStay(false);
  const change = await saveRun({ client, current }, history, run);
  held.end();
  current.setState(({ ended }) => ({ ended: ended.filter(({ id }) => id !== run.id) }));
  releaseRun();
  // The server writes traces late: the next run need not wait for them.
  if (prepared.traced !== null) {
    import('./read-traces.ts')
      .then(({ readTraces }) => readTraces(client, prepared, run, change))
      .catch(() => undefined);
  }
  return run;
}

/**
 * True for events after which a run begins or stops to wait for a person: a question, its decision, and the end of an
 * input.
 */
function isAboutQuestion(update: RunUpdate): boolean {
  if (update.kind !== 'event') return false;
  const { event } = update.received.event;
  return event.startsWith('human-input') || event === 'input-end' || event === 'input-error';
}

function asksNow(run: Run): boolean {
  return asksPerson(run) && run.inputs.some((input) => humanWaits(run, input).some((wait) => isWaiting(input, wait)));
}

interface HeldRun {
  /** Aborted like `stop`, and when another page has the run. */
  signal: AbortSignal;
  /** True once another page has it. */
  isLost: () => boolean;
  end: () => void;
}

/**
 * This page has the run until `end` is called, the page is left, or the server says that another page has it. Without an answer of the
 * server the run goes on: an end that comes too late is refused.
 */
function holdRun(history: RunHistory, id: string, stop: AbortSignal): HeldRun {
  const controller = new AbortController();
  const unlink = followAbort(controller, stop);
  const renew = async () => {
    const taken = await history.take(id).catch(() => null);
    if (taken === 'held') controller.abort(new TakenElsewhere());
  };
  const end = renewLease({ renew, giveBack: () => void history.release(id) });
  return {
    signal: controller.signal,
    isLost: () => controller.signal.reason instanceof TakenElsewhere,
    end() {
      end();
      unlink();
    },
  };
}

/** Subscribes to the run until it is in the history, because the cache drops queries without subscribers. */
function keepInCache(client: QueryClient, id: string): () => void {
  return new QueryObserver(client, { queryKey: runKeys.run(id), enabled: false }).subscribe(() => undefined);
}

/** Resolves with what changed since the run before it. */
async function saveRun({ client, current }: OwnServices, history: RunHistory, run: Run): Promise<string> {
  const change = describeChange(run, await waitAtMost(history.requestBefore(run), LONGEST_WAIT_MS));
  try {
    const { problem, wasTaken } = await history.save({ run, summary: summarizeRun(run, change) });
    current.setState({ problem });
    // Read it again, to show it as another page has saved it.
    if (wasTaken) void client.resetQueries({ queryKey: runKeys.run(run.id) });
    announceRuns();
  } catch (error) {
    current.setState({ problem: `Run ${run.number} could not be saved: ${errorMessage(error)}` });
  }
  await readAgain(client, runKeys.summaries);
  return change;
}
