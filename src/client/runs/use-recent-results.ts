/** The newest results of suites of the connected server, for the history. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useConnection } from '../shell/api/connection-provider.tsx';
import { whenPageOpen } from '../shell/ui/browser/page-open.ts';
import type { RecentResult } from './history/recent-results.ts';
import { usePageServices } from './page-services.ts';
import { QUERY_DEFAULTS, runKeys } from './run-cache.ts';

/** While something runs on another machine, ms. */
const WATCH_MS = 5_000;

/** Newest first. Updates when a result begins, ends or is deleted in any tab, as long as the history is shown. */
export function useRecentResults(): readonly RecentResult[] {
  const { connection } = useConnection();
  const { keys } = usePageServices();
  const address = connection.address ?? null;
  const { data } = useQuery({
    queryKey: [...runKeys.suites, 'recent'],
    queryFn: async () => {
      await whenPageOpen();
      // Without the store of suites, which most visits do not need.
      return (await import('./history/recent-results.ts')).readRecentResults(keys.of);
    },
    ...QUERY_DEFAULTS,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => (state.data?.some(({ info }) => info.isRunning) ? WATCH_MS : false),
  });
  return useMemo(() => (data ?? []).filter((result) => result.address === address), [data, address]);
}
