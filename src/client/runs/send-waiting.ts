/** Sends the runs that the server does not have yet, and shows that it has them now. */
import type { QueryClient } from '@tanstack/react-query';
import { notify } from '../ui/feedback/notify.ts';
import { announceRuns } from './history/run-channel.ts';
import type { RunHistory, WaitingRuns } from './history/run-history.ts';
import { runKeys } from './run-cache.ts';

export async function sendWaiting(client: QueryClient, history: RunHistory): Promise<WaitingRuns> {
  const waiting = await history.sendWaiting();
  showSent(client, waiting);
  return waiting;
}

function showSent(client: QueryClient, { sent, takenOver }: WaitingRuns): void {
  if (sent > 0) {
    announceRuns();
    void client.invalidateQueries({ queryKey: runKeys.summaries });
  }
  if (takenOver > 0) {
    const runs =
      takenOver === 1 ? 'The run that this browser kept is' : `The ${takenOver} runs that this browser kept are`;
    notify({ message: `${runs} now on the server` });
  }
}
