/** Where runs live while the page is open: each under its own key, so that late events of an old run cannot reach a newer one. */
import type { QueryClient } from '@tanstack/react-query';
import type { Run } from '#run/model/run.ts';
import type { RunningBatch, RunningRun, RunSummary } from './history/run-summary.ts';

export const runKeys = {
  all: ['runs'] as const,
  run: (id: string) => ['runs', 'run', id] as const,
  summaries: ['runs', 'summaries'] as const,
  running: ['runs', 'running'] as const,
  batch: ['runs', 'batch'] as const,
  /** Batches of the history. */
  batches: ['runs', 'batches'] as const,
  /** Runs that have ended and are not in the history yet, newest first. */
  ended: ['runs', 'ended'] as const,
  /** One sentence when the history cannot keep runs; null when all is well. */
  problem: ['runs', 'problem'] as const,
};

/**
 * Runs are replaced as they are: comparing 50,000 events on every batch would cost more than the run. They come from
 * here or from the history, never from a server, so nothing is ever stale.
 */
export const RUN_DEFAULTS = {
  structuralSharing: false,
  staleTime: Number.POSITIVE_INFINITY,
  // A run that nobody looks at gives its memory back; the history has it.
  gcTime: 15_000,
  networkMode: 'always',
  retry: false,
} as const;

export function readRun(client: QueryClient, id: string): Run | null {
  return client.getQueryData<Run>(runKeys.run(id)) ?? null;
}

export function writeRun(client: QueryClient, run: Run): void {
  const key = runKeys.run(run.id);
  if (readRun(client, run.id) === null) client.setQueryDefaults(['runs', 'run'], RUN_DEFAULTS);
  client.setQueryData<Run>(key, run);
}

export function readRunning(client: QueryClient): RunningRun | null {
  return client.getQueryData<RunningRun | null>(runKeys.running) ?? null;
}

export function writeRunning(client: QueryClient, running: RunningRun | null): void {
  client.setQueryDefaults(runKeys.running, { gcTime: Number.POSITIVE_INFINITY });
  client.setQueryData<RunningRun | null>(runKeys.running, running);
}

export function readRunningBatch(client: QueryClient): RunningBatch | null {
  return client.getQueryData<RunningBatch | null>(runKeys.batch) ?? null;
}

/** Why nothing else can start, while a run or a batch is going. */
export function busyText(batch: RunningBatch | null): string {
  return `A ${batch === null ? 'run' : 'batch'} is in progress: stop it first`;
}

export function writeRunningBatch(client: QueryClient, batch: RunningBatch | null): void {
  client.setQueryDefaults(runKeys.batch, { gcTime: Number.POSITIVE_INFINITY });
  client.setQueryData<RunningBatch | null>(runKeys.batch, batch);
}

export function readEnded(client: QueryClient): readonly RunSummary[] {
  return client.getQueryData<readonly RunSummary[]>(runKeys.ended) ?? [];
}

export function writeEnded(client: QueryClient, ended: readonly RunSummary[]): void {
  client.setQueryDefaults(runKeys.ended, { gcTime: Number.POSITIVE_INFINITY });
  client.setQueryData<readonly RunSummary[]>(runKeys.ended, ended);
}

export function readProblem(client: QueryClient): string | null {
  return client.getQueryData<string | null>(runKeys.problem) ?? null;
}

export function writeProblem(client: QueryClient, problem: string | null): void {
  client.setQueryDefaults(runKeys.problem, { gcTime: Number.POSITIVE_INFINITY });
  client.setQueryData<string | null>(runKeys.problem, problem);
}
