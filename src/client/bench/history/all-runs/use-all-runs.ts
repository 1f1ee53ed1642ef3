/** All runs of this server, page by page. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { runListSchema } from '#contract/workspace/run-entry.ts';
import { summaryOf } from '../../../runs/history/run-summary.ts';
import { runKeys } from '../../../runs/run-cache.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { workspaceRequest } from '../../../shell/api/workspace-request.ts';

export interface RunFilter {
  /** Words in inputs, answers, names and notes. */
  text: string;
  /** Who ran them; null for people without a name; undefined for everybody. */
  person: string | null | undefined;
}

export function useAllRuns({ text, person }: RunFilter) {
  const { keyOf } = useConnection();
  const words = text.trim();
  const query = useInfiniteQuery({
    // Under the key of the history, so that whatever changes a run of it also reads this list again.
    // As JSON, in which undefined is null too, a key would not tell everybody from people without a name.
    queryKey: [...runKeys.summaries, 'all', words, person === undefined ? 'everybody' : { person }],
    queryFn: async ({ pageParam, signal }) => {
      const search = new URLSearchParams({
        ...(words !== '' && { text: words }),
        ...(person !== undefined && { person: person ?? '' }),
        ...(pageParam !== null && { cursor: pageParam }),
      });
      const { body } = await workspaceRequest(keyOf, `/runs?${search}`, { signal });
      return runListSchema.parse(body);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    // A run that somebody else adds must not move what you look at: it is there when the list is opened again.
    refetchOnWindowFocus: false,
    staleTime: 0,
    retry: false,
  });
  const {
    data,
    isPending,
    isPlaceholderData,
    error,
    hasNextPage,
    isFetching,
    isFetchingNextPage,
    isFetchNextPageError,
  } = query;
  const entries = useMemo(() => data?.pages.flatMap(({ runs }) => runs.map(summaryOf)) ?? [], [data]);
  return {
    /** The newest first; those of the previous filter while it is searched. */
    entries,
    isLoading: isPending,
    /** While these are the runs of the previous filter. */
    isSearching: isPlaceholderData && isFetching,
    /** Why the last page could not be read. */
    error,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore: () => {
      if (hasNextPage && !isFetching && !isFetchNextPageError) void query.fetchNextPage();
    },
    tryAgain: () => void (isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
  };
}

export type AllRunsQuery = ReturnType<typeof useAllRuns>;
