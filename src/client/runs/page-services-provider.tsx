/** Hands the services of the page, and its query client, to all that is inside. */
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { listenForRuns } from './history/run-channel.ts';
import { type PageServices, PageServicesContext } from './page-services.ts';
import { runKeys } from './run-cache.ts';

export function PageServicesProvider({ services, children }: { services: PageServices; children: ReactNode }) {
  const { client } = services;
  // Once for the page: however many parts show the runs, the history is read once for a change of it.
  useEffect(
    () =>
      listenForRuns(() => {
        void client.invalidateQueries({ queryKey: runKeys.summaries });
        void client.invalidateQueries({ queryKey: runKeys.batches });
      }),
    [client],
  );
  return (
    <PageServicesContext value={services}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </PageServicesContext>
  );
}
