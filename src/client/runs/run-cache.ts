/** The cache of runs. Each run has its own key, so that late events of an old run cannot reach a newer one. */
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Run } from '#run/model/run.ts';
import type { RunningTests } from './history/run-summary.ts';

export const runKeys = {
  all: ['runs'] as const,
  run: (id: string) => ['runs', 'run', id] as const,
  /** The flow of a run, as a server of this scope knows it. */
  flowOf: (id: string, scope: string) => ['runs', 'flow', id, scope] as const,
  summaries: ['runs', 'summaries'] as const,
  /** Suites, and the results of each. */
  suites: ['runs', 'suites'] as const,
};

/**
 * No structural sharing: comparing 50,000 events on every batch would cost more than the run. An ended run does not change,
 * so it is never stale.
 */
export const RUN_DEFAULTS = {
  structuralSharing: false,
  staleTime: Number.POSITIVE_INFINITY,
  // A run that is not shown is dropped from memory; the history has it.
  gcTime: 15_000,
  networkMode: 'always',
  retry: false,
} as const;

/** Defaults of queries for what is stored elsewhere, and read again when it changes. */
export const QUERY_DEFAULTS = { staleTime: Number.POSITIVE_INFINITY, networkMode: 'always', retry: false } as const;

/** Until the server is asked again after a failure, in ms. */
export const REFETCH_MS = 10_000;

export function readRun(client: QueryClient, id: string): Run | null {
  return client.getQueryData<Run>(runKeys.run(id)) ?? null;
}

export function writeRun(client: QueryClient, run: Run): void {
  const key = runKeys.run(run.id);
  if (readRun(client, run.id) === null) client.setQueryDefaults(['runs', 'run'], RUN_DEFAULTS);
  client.setQueryData<Run>(key, run);
}

/**
 * Reads again what has changed, and resolves when it is read. The first reading of a list may have missed the change, and
 * the library would not read again before it has ended.
 */
export async function readAgain(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const first = client.getQueryCache().findAll({ queryKey, predicate: ({ state }) => state.data === undefined });
  await Promise.allSettled(first.map((query) => query.promise));
  await client.invalidateQueries({ queryKey });
}

/** Why nothing else can start while a run or tests are in progress. */
export function busyText(tests: RunningTests | null): string {
  return tests === null ? 'A run is in progress: stop it first' : 'Tests are in progress: stop them first';
}
