/** Sends the runs that the server does not have yet, again and again until it has them. */
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { notify } from '../ui/feedback/notify.ts';
import { announceRuns } from './history/run-channel.ts';
import type { WaitingRuns } from './history/run-history.ts';
import { loadHistory, usePageServices } from './page-services.ts';
import { AGAIN_MS, QUERY_DEFAULTS, readRun, runKeys, writeRun } from './run-cache.ts';

/** One sentence about runs that are not on the server; null if there are none. */
export function useWaitingRuns(): string | null {
  const services = usePageServices();
  const { data } = useQuery({
    queryKey: runKeys.waiting,
    queryFn: async () => {
      const waiting = await (await loadHistory(services)).sendWaiting();
      showSent(services.client, waiting);
      return waiting;
    },
    ...QUERY_DEFAULTS,
    refetchOnReconnect: 'always',
    refetchInterval: ({ state }) => (state.data !== undefined && state.data.left > 0 ? AGAIN_MS : false),
  });
  return data?.problem ?? null;
}

function showSent(client: QueryClient, { sent, takenOver }: WaitingRuns): void {
  for (const { id, number } of sent) {
    const shown = readRun(client, id);
    if (shown !== null && shown.number !== number) writeRun(client, { ...shown, number });
  }
  if (sent.length > 0) {
    announceRuns();
    void client.invalidateQueries({ queryKey: runKeys.summaries });
  }
  if (takenOver > 0) {
    const runs =
      takenOver === 1 ? 'The run that this browser kept is' : `The ${takenOver} runs that this browser kept are`;
    notify({ message: `${runs} now on the server` });
  }
}
