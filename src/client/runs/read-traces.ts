/** Puts the traces that a Langflow kept of a run into it, in the cache and in the history, when the server has written them. */
import type { QueryClient } from '@tanstack/react-query';
import type { Run } from '#run/model/run.ts';
import { maskRun } from '#run/stream/mask-run.ts';
import { fetchTraces } from '#run/traces/fetch-traces.ts';
import { withTraces } from '#run/traces/with-traces.ts';
import type { PreparedRun } from './perform-run.ts';
import { readRun, writeRun } from './run-cache.ts';

/** Longest search, in ms, however slowly the server answers. */
const SEARCH_MS = 30_000;

/** Resolves when they are there, or will not come. Never rejects: the run is whole without them. */
export async function readTraces(client: QueryClient, prepared: PreparedRun, run: Run): Promise<void> {
  const { connection, history, secrets, traced: flow } = prepared;
  if (flow === null) return;
  const show = (now: Run) => {
    if (readRun(client, run.id) !== null) writeRun(client, now);
  };
  show({ ...run, isReadingTraces: true });
  const signal = AbortSignal.timeout(SEARCH_MS);
  const traces = await fetchTraces({ run, flowId: flow.index.id, connection, signal });
  // Errors of components may repeat what they were given.
  const traced = traces.size === 0 ? run : maskRun(withTraces(run, traces, flow), secrets);
  show(traced);
  if (traced !== run) await history.replace(traced).catch(() => {});
}
