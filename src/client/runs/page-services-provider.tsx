/** Provides the page services and the query client. */
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { announceRuns, listenForRuns } from './history/run-channel.ts';
import { type PageServices, PageServicesContext } from './page-services.ts';
import { readAgain, runKeys } from './run-cache.ts';

export function PageServicesProvider({ services, children }: { services: PageServices; children: ReactNode }) {
  const { client, outboxState } = services;
  // One listener for the whole page: the history is read once per change, however many components show it.
  useEffect(
    () =>
      listenForRuns(() => {
        for (const queryKey of [runKeys.summaries, runKeys.suites]) void readAgain(client, queryKey);
      }),
    [client],
  );
  // A save at the first try is already shown by the code that made it.
  useEffect(
    () =>
      outboxState.subscribe((now, before) => {
        if (now.savedLater === before.savedLater) return;
        announceRuns();
        for (const queryKey of [runKeys.summaries, runKeys.suites]) void readAgain(client, queryKey);
      }),
    [client, outboxState],
  );
  return (
    <PageServicesContext value={services}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </PageServicesContext>
  );
}
