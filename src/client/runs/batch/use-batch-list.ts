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
  /** Id as in the URL. */
  flowId: string;
}

/** Newest first. Updates when a batch starts, ends or is deleted in any tab, as long as the history is shown. */
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
        const flowId = entry.key.slice(scope.length);
        // The scope of another server ends with a space.
        return entry.key.startsWith(scope) && !flowId.includes(' ') ? [{ ...entry, flowId }] : [];
      }),
    [data, scope],
  );
}
