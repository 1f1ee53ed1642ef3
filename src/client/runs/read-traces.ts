/** Adds Langflow's traces to a run, in the cache and in the history, when the server has written them. */
import type { QueryClient } from '@tanstack/react-query';
import type { Run } from '#run/model/run.ts';
import { maskRun } from '#run/stream/mask-run.ts';
import { fetchTraces } from '#run/traces/fetch-traces.ts';
import { withTraces } from '#run/traces/with-traces.ts';
import { isOwnFlow } from '../shell/api/who-am-i-query.ts';
import { announceRuns } from './history/run-channel.ts';
import { summarizeRun } from './history/run-summary.ts';
import type { PreparedRun } from './prepare-run.ts';
import { readAgain, readRun, runKeys, writeRun } from './run-cache.ts';

/** Time limit of the search, in ms. */
const SEARCH_MS = 30_000;

/** `change` as for `summarizeRun`. Resolves when they are added or the search has ended without them. Never rejects: the run is complete without them. */
export async function readTraces(client: QueryClient, prepared: PreparedRun, run: Run, change: string): Promise<void> {
  const { connection, history, secrets, traced: flow } = prepared;
  // A Langflow has no trace for others than the owner of the flow.
  if (flow === null || (await isOwnFlow(client, connection, flow)) === false) return;
  const show = (now: Run) => {
    const shown = readRun(client, run.id);
    if (shown !== null) writeRun(client, { ...now, number: shown.number });
  };
  show({ ...run, isReadingTraces: true });
  const signal = AbortSignal.timeout(SEARCH_MS);
  const traces = await fetchTraces({ run, flowId: flow.index.id, connection, signal });
  // Errors of components may repeat their inputs.
  const traced = traces.size === 0 ? run : maskRun(withTraces(run, traces, flow), secrets);
  show(traced);
  if (traced === run) return;
  await history.save({ run: traced, summary: summarizeRun(traced, change) }).catch(() => {});
  announceRuns();
  void readAgain(client, runKeys.summaries);
}
