/** Lists of suites and results, kept up to date by what happens in any tab of this browser. */

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import { groupPairs } from '#contract/group-pairs.ts';
import type { SuiteEntry } from '#contract/workspace/suite-entry.ts';
import type { ResultInfo } from '../../runs/history/result-info.ts';
import { QUERY_DEFAULTS, runKeys } from '../../runs/run-cache.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useSuitesService } from './use-suites-service.ts';

export interface ListedSuite {
  entry: SuiteEntry;
  /** False if its flow is on another server than the connected one. */
  isHere: boolean;
  /** The newest. */
  last: ResultInfo | null;
  /** True while any page runs it. */
  isRunning: boolean;
}

export interface ListState {
  isLoading: boolean;
  /** A sentence. */
  problem: string | null;
}

/** While something runs on another machine, ms. */
const WATCH_MS = 5_000;

export interface SuitesState extends ListState {
  suites: readonly ListedSuite[];
  /** Of all suites, newest first. */
  results: readonly ResultInfo[];
  /** When they were last read, epoch ms. */
  readAt: number;
  /** Loads them again. */
  reload: () => void;
}

export function useSuites(): SuitesState {
  const { suites, results } = useSuitesService();
  const { connection } = useConnection();
  const { data, dataUpdatedAt, error, isPending, refetch } = useQuery({
    queryKey: [...runKeys.suites, 'list'],
    queryFn: async () => {
      const [entries, all] = await Promise.all([suites.list(), results.list()]);
      return { entries, all };
    },
    ...QUERY_DEFAULTS,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => (state.data?.all.some(({ isRunning }) => isRunning) ? WATCH_MS : false),
  });
  const address = connection.address ?? null;
  const listed = useMemo(() => {
    const bySuite = groupPairs((data?.all ?? []).map((result) => [result.suite, result]));
    return (data?.entries ?? []).map((entry): ListedSuite => {
      const own = bySuite.get(entry.id) ?? [];
      const isRunning = own.some((result) => result.isRunning);
      return { entry, isHere: entry.address === address, last: own[0] ?? null, isRunning };
    });
  }, [data, address]);
  const reload = () => void refetch();
  return {
    suites: listed,
    results: data?.all ?? NO_RESULTS,
    isLoading: isPending,
    problem: error && errorMessage(error),
    readAt: dataUpdatedAt,
    reload,
  };
}

/** Newest first. */
export function useResults(suite: string): ListState & { results: readonly ResultInfo[] } {
  const { results } = useSuitesService();
  const { data, error, isPending } = useQuery({
    queryKey: [...runKeys.suites, 'results', suite],
    queryFn: () => results.list(suite),
    ...QUERY_DEFAULTS,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => (state.data?.some(({ isRunning }) => isRunning) ? WATCH_MS : false),
  });
  return { results: data ?? NO_RESULTS, isLoading: isPending, problem: error && errorMessage(error) };
}

const NO_RESULTS: readonly ResultInfo[] = [];
