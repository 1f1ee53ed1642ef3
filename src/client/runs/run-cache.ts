/** Where runs live while the page is open: each under its own key, so that late events of an old run cannot reach a newer one. */
import { type QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import type { Run } from '#run/model/run.ts';
import type { RunningBatch, RunningRun, RunSummary } from './history/run-summary.ts';

export const runKeys = {
  all: ['runs'] as const,
  run: (id: string) => ['runs', 'run', id] as const,
  summaries: ['runs', 'summaries'] as const,
  /** Batches of the history. */
  batches: ['runs', 'batches'] as const,
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

/** Why nothing else can start, while a run or a batch is going. */
export function busyText(batch: RunningBatch | null): string {
  return `A ${batch === null ? 'run' : 'batch'} is in progress: stop it first`;
}

/** A value of the page itself, kept beside the runs so that it changes in one step with them. Nothing is ever fetched for it. */
function pageValue<Value>(name: string, initial: Value) {
  const queryKey = ['runs', name] as const;
  return {
    read: (client: QueryClient): Value => client.getQueryData<Value>(queryKey) ?? initial,
    write(client: QueryClient, value: Value): void {
      client.setQueryDefaults(queryKey, { gcTime: Number.POSITIVE_INFINITY });
      client.setQueryData<Value>(queryKey, value);
    },
    /** Renders when it changes. */
    useValue: (): Value => useQuery<Value>({ queryKey, queryFn: skipToken }).data ?? initial,
  };
}

/** The run that is going; null while none is. */
export const runningRun = pageValue<RunningRun | null>('running', null);

/** The batch that is going; null while none is. */
export const runningBatch = pageValue<RunningBatch | null>('batch', null);

/** Runs that have ended and are not in the history yet, newest first. */
export const endedRuns = pageValue<readonly RunSummary[]>('ended', []);

/** One sentence when the history cannot keep runs; null when all is well. */
export const historyProblem = pageValue<string | null>('problem', null);
