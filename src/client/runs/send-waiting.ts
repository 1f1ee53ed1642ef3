/** Sends the runs and cells that the server does not have yet, and shows that it has them now. */
import type { QueryClient } from '@tanstack/react-query';
import { notify } from '../ui/feedback/notify.ts';
import type { WaitingCells } from './cells/cell-sender.ts';
import { announceRuns } from './history/run-channel.ts';
import type { WaitingRuns } from './history/run-history.ts';
import type { PageServices } from './page-services.ts';
import { readAgain, runKeys } from './run-cache.ts';

export async function sendWaiting({
  client,
  openHistory,
  openCells,
}: PageServices): Promise<WaitingRuns & Pick<WaitingCells, 'refused'>> {
  const runs = await (await openHistory()).sendWaiting();
  showSent(client, runs);
  const cells = await (await openCells()).sender.sendAll();
  if (cells.sent > 0) announceRuns();
  const { refused } = cells;
  if (refused > 0) void readAgain(client, runKeys.refused);
  return { ...runs, refused, left: runs.left + cells.left, problem: runs.problem ?? cells.problem };
}

function showSent(client: QueryClient, { sent, takenOver }: WaitingRuns): void {
  if (sent > 0) {
    announceRuns();
    void readAgain(client, runKeys.summaries);
  }
  if (takenOver > 0) {
    const runs =
      takenOver === 1 ? 'The run that this browser kept is' : `The ${takenOver} runs that this browser kept are`;
    notify({ message: `${runs} now on the server` });
  }
}
