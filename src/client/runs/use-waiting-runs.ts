/** Sends the runs and results of rows that the server does not have yet, again and again until it has them. */
import { useQuery } from '@tanstack/react-query';
import { whenPageOpen } from '../ui/browser/page-open.ts';
import { usePageServices } from './page-services.ts';
import { AGAIN_MS, QUERY_DEFAULTS, runKeys } from './run-cache.ts';

/** One sentence about runs that are not on the server; null if there are none. */
export function useWaitingRuns(): string | null {
  const services = usePageServices();
  const { data } = useQuery({
    queryKey: runKeys.waiting,
    queryFn: async () => {
      await whenPageOpen();
      // Not part of a first visit.
      return (await import('./send-waiting.ts')).sendWaiting(services);
    },
    ...QUERY_DEFAULTS,
    refetchOnReconnect: 'always',
    refetchInterval: ({ state }) => (state.data !== undefined && state.data.left > 0 ? AGAIN_MS : false),
  });
  return data?.problem ?? null;
}
