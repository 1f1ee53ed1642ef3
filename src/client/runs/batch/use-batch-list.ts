/** The batches of the connected server, for the history. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useConnection } from '../../api/connection-provider.tsx';
import { draftScope } from '../../draft/storage/draft-scope.ts';
import { whenPageOpen } from '../../ui/browser/page-open.ts';
import { usePageServices } from '../page-services.ts';
import { runKeys } from '../run-cache.ts';
import type { BatchEntry } from './list-batches.ts';

export interface ListedBatch extends BatchEntry {
  /** As the address names it. */
  flowId: string;
}

/** Newest first. Read again when a batch is started, ends or is deleted, in any tab, as long as the runs are shown too. */
export function useBatchList(): readonly ListedBatch[] {
  const { connection } = useConnection();
  const { openBatches } = usePageServices();
  const scope = draftScope(connection);
  const { data } = useQuery({
    queryKey: runKeys.batches,
    queryFn: async () => {
      await whenPageOpen();
      return (await import('./list-batches.ts')).listBatches(await openBatches());
    },
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    retry: false,
  });
  return useMemo(
    () =>
      (data ?? []).flatMap((entry) => {
        const flowId = entry.place.slice(scope.length);
        // A space ends the address of another server.
        return entry.place.startsWith(scope) && !flowId.includes(' ') ? [{ ...entry, flowId }] : [];
      }),
    [data, scope],
  );
}
