/** Hooks that read runs: one run, a part of it, and the summaries of all runs. */
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useSyncExternalStore } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { Run } from '#run/model/run.ts';
import { useWorkspace } from '../shell/api/workspace-query.ts';
import type { CurrentRuns } from './current-runs.ts';
import type { HeldRunError } from './history/held-run-error.ts';
import { outboxProblem } from './history/outbox-sentences.ts';
import type { ListedRuns } from './history/run-history.ts';
import type { RunSummary } from './history/run-summary.ts';
import { loadHistory, usePageServices } from './page-services.ts';
import { QUERY_DEFAULTS, REFETCH_MS, RUN_DEFAULTS, readRun, runKeys, writeRun } from './run-cache.ts';
import { useOutboxState } from './use-outbox-state.ts';

const HELD: HeldRunError['name'] = 'HeldRunError';
/** How often a run is asked for that another page has. */
const HELD_MS = 5_000;

/** A part of what is known of the runs of this page; renders only when it changes. */
export function useCurrentRuns<Part>(select: (runs: CurrentRuns) => Part): Part {
  const { subscribe, getState } = usePageServices().current;
  return useSyncExternalStore(subscribe, () => select(getState()));
}

export interface RunPart<Part> {
  /** Null while the run is read from the history, and if there is no such run. */
  part: Part | null;
  isLoading: boolean;
  /** Why it could not be read; else null. */
  problem: string | null;
}

/** A run by id, in progress or from the history. Renders with every batch of streamed text; prefer `useRunPart`. */
export function useRun(id: string | null): Omit<RunPart<Run>, 'part'> & { run: Run | null } {
  const { part, ...reading } = useRunPart(id, wholeRun);
  return { run: part, ...reading };
}

const wholeRun = (run: Run) => run;

/**
 * A part of a run, for example one input; renders only when the result of `select` changes. Unchanged parts keep their
 * identity, so `(run) => run.inputs[1]` is enough. `select` must be stable (a constant, or from useCallback).
 */
export function useRunPart<Part>(id: string | null, select: (run: Run) => Part): RunPart<Part> {
  const services = usePageServices();
  const { data, isLoading, error, failureReason } = useQuery({
    queryKey: runKeys.run(id ?? ''),
    // The runner writes its runs into the cache before their ids are known, so only runs of the history are fetched.
    queryFn: async () => (await loadHistory(services)).get(id ?? ''),
    select: (run: Run | null) => (run === null ? null : select(run)),
    enabled: id !== null,
    // An observer keeps its last data until it gets other data, so give it null explicitly.
    ...(id === null && { initialData: null }),
    ...RUN_DEFAULTS,
    // The error is recognised by its name, because its class is not part of a first visit.
    retry: (_, { name }) => name === HELD,
    retryDelay: HELD_MS,
  });
  useReleaseOfRunBefore(id);
  const failure = error ?? failureReason;
  return { part: data ?? null, isLoading: isLoading && failure === null, problem: failure && errorMessage(failure) };
}

/**
 * React keeps what a component rendered with last time beside what it renders with now, so a large run that was shown before
 * stays in memory until the next rendering. This renders once more, at the time at which the cache drops such a run.
 */
function useReleaseOfRunBefore(id: string | null): void {
  const [, render] = useReducer((renderings: number) => renderings + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each run
  useEffect(() => {
    const timer = setTimeout(render, RUN_DEFAULTS.gcTime);
    return () => clearTimeout(timer);
  }, [id]);
}

/** The id of the run in progress, if it is a run of this flow. */
export function useRunningId(flow: FlowIndex | null): string | null {
  const running = useCurrentRuns((runs) => runs.running);
  return running !== null && running.flow.id === flow?.id ? running.id : null;
}

export interface RunStrip {
  /** Newest first; a run in progress is the first, with status running. */
  summaries: RunSummary[];
  /** True until they have been read once. */
  isLoading: boolean;
  /** True if the server has older runs too. */
  hasMore: boolean;
  /** One sentence if runs cannot be read or saved; else null. */
  problem: string | null;
}

/** Where people have names, runs of others appear without an action of this page. */
const OTHERS_MS = 30_000;

/** The newest runs of the workspace, and those that wait to be saved there. */
export function useRunSummaries(): RunStrip {
  const workspace = useWorkspace();
  const hasPeople = workspace !== null && workspace.you.from !== 'none';
  const services = usePageServices();
  const { data: read, isPending } = useQuery({
    queryKey: runKeys.summaries,
    queryFn: async () => {
      const listed = await (await loadHistory(services)).list();
      renumber(services.client, listed);
      return listed;
    },
    ...QUERY_DEFAULTS,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => nextReading(state.data, hasPeople),
  });
  const known = read?.summaries;
  const waiting = useOutboxState(outboxProblem);
  const { running, waiting: asking, ended, problem } = useCurrentRuns((runs) => runs);
  const isWaiting = asking === running?.id;
  const summaries = useMemo(() => {
    // The server may not have heard for long that this page has the run.
    const others = withoutTwice([...ended, ...(known ?? [])]).filter((run) => !(run.isLeft && run.id === running?.id));
    if (!running || others.some(({ id }) => id === running.id)) return others;
    const now = isWaiting ? { ...running, change: 'Waiting for a decision', isWaiting: true as const } : running;
    return [now, ...others];
  }, [known, ended, running, isWaiting]);
  return {
    summaries,
    isLoading: isPending,
    hasMore: read?.hasMore ?? false,
    problem: waiting ?? read?.problem ?? problem,
  };
}

/** A run that began while the server did not answer gets its number when it is saved, by this tab or another. */
function renumber(client: QueryClient, { summaries }: ListedRuns): void {
  for (const { id, number, version } of summaries) {
    const shown = version === null ? null : readRun(client, id);
    if (shown !== null && shown.number !== number) writeRun(client, { ...shown, number });
  }
}

function nextReading(read: ListedRuns | undefined, hasPeople: boolean): number | false {
  if (read !== undefined && read.problem !== null) return REFETCH_MS;
  return hasPeople && OTHERS_MS;
}

/** If a run has two entries, the later one is from the history and says what changed. */
function withoutTwice(summaries: readonly RunSummary[]): RunSummary[] {
  return [...new Map(summaries.map((summary) => [summary.id, summary])).values()];
}
