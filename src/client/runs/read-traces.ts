/** Adds Langflow's traces to a run, in the cache and in the history, when the server has written them. */
import type { QueryClient } from '@tanstack/react-query';
import { collectSecrets } from '#flow/secrets/mask-secrets.ts';
import type { Connection } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import { factsOfRun } from '#run/reduce/facts-of-run.ts';
import { maskRun } from '#run/stream/mask-run.ts';
import { fetchTraces } from '#run/traces/fetch-traces.ts';
import { mayHaveTrace } from '#run/traces/match-traces.ts';
import { withNoValues } from '#run/traces/with-no-values.ts';
import { withTraces } from '#run/traces/with-traces.ts';
import type { FlowDetail } from '../shell/api/flow-detail.ts';
import { isOwnFlow } from '../shell/api/who-am-i-query.ts';
import { announceRuns } from './history/run-channel.ts';
import { type RunSummary, summarizeRun } from './history/run-summary.ts';
import type { PageServices } from './page-services.ts';
import { findServer, type PreparedRun } from './prepare-run.ts';
import { readAgain, readRun, runKeys, writeRun } from './run-cache.ts';

/** Time limit of the search, in ms. */
const SEARCH_MS = 30_000;

type TracedRun = Pick<PreparedRun, 'connection' | 'history' | 'secrets' | 'traced'>;

/** `change` as for `summarizeRun`. Resolves when they are added or the search has ended without them. Never rejects: the run is complete without them. */
export async function readTraces(client: QueryClient, traced: TracedRun, run: Run, change: string): Promise<void> {
  await addTraces(client, traced, run, (read) => summarizeRun(read, change));
}

/** Reads them once more for a run that has ended, of this flow on this server. Never rejects. */
export async function readTracesAgain(
  { client, openHistory }: Pick<PageServices, 'client' | 'openHistory'>,
  { connection, flow }: { connection: Connection; flow: FlowDetail },
  run: Run,
): Promise<void> {
  const [{ rules }, history] = await Promise.all([findServer(client, connection), openHistory()]);
  const found = await history.find(run.id);
  const summaryOf = (read: Run): RunSummary =>
    found ? { ...found, ...factsOfRun(read, found.change) } : summarizeRun(read, '');
  // Those of the request are masked in the run. Langflow masks them in its traces.
  const secrets = collectSecrets({}, flow.index, connection.apiKey);
  const traced = { index: flow.index, rules, flow: flow.flow };
  await addTraces(client, { connection, history, secrets, traced }, run, summaryOf);
}

async function addTraces(
  client: QueryClient,
  { connection, history, secrets, traced: flow }: TracedRun,
  run: Run,
  summaryOf: (run: Run) => RunSummary,
): Promise<void> {
  // Nothing is asked for a stopped run.
  if (flow === null || !run.inputs.some((input) => mayHaveTrace(input, run))) return;
  const show = (now: Run) => {
    const shown = readRun(client, run.id);
    if (shown !== null) writeRun(client, { ...now, number: shown.number });
  };
  const search = async (): Promise<Run> => {
    // A Langflow has no trace for others than the owner of the flow.
    if ((await isOwnFlow(client, connection, flow)) === false) return withNoValues(run, 'not-owner');
    show({ ...run, isReadingTraces: true });
    const signal = AbortSignal.timeout(SEARCH_MS);
    const { traces, missing } = await fetchTraces({ run, flowId: flow.index.id, connection, signal });
    // Errors of components may repeat their inputs.
    const read = traces.size === 0 ? run : maskRun(withTraces(run, traces, flow), secrets);
    return withNoValues(read, missing);
  };
  const read = await search();
  show(read);
  if (read === run) return;
  await history.save({ run: read, summary: summaryOf(read) }).catch(() => {});
  announceRuns();
  void readAgain(client, runKeys.summaries);
}
