/** Sends the runs that the server does not have yet, again and again until it has them. */
import { useQuery } from '@tanstack/react-query';
import { loadHistory, usePageServices } from './page-services.ts';
import { AGAIN_MS, QUERY_DEFAULTS, runKeys } from './run-cache.ts';

/** One sentence about runs that are not on the server; null if there are none. */
export function useWaitingRuns(): string | null {
  const services = usePageServices();
  const { data } = useQuery({
    queryKey: runKeys.waiting,
    queryFn: async () => {
      const history = await loadHistory(services);
      // Not part of a first visit.
      return (await import('./send-waiting.ts')).sendWaiting(services.client, history);
    },
    ...QUERY_DEFAULTS,
    refetchOnReconnect: 'always',
    refetchInterval: ({ state }) => (state.data !== undefined && state.data.left > 0 ? AGAIN_MS : false),
  });
  return data?.problem ?? null;
}
