/** Refetches all queries of a server that failed: they are not retried on their own. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Connection } from '#run/model/connection.ts';
import { useConnection } from './connection-provider.tsx';
import { flowKeys } from './flow-keys.ts';

/** Resolves when each of them has succeeded or failed again. */
export async function refetchFailed(client: QueryClient, connection: Connection): Promise<void> {
  const refetches = [flowKeys.server(connection), flowKeys.all(connection)].map((queryKey) =>
    client.refetchQueries({ queryKey, type: 'active', predicate: ({ state }) => state.status === 'error' }),
  );
  await Promise.all(refetches);
}

/** The same for the connected server. */
export function useRefetchFailed(): () => Promise<void> {
  const client = useQueryClient();
  const { connection } = useConnection();
  return useCallback(() => refetchFailed(client, connection), [client, connection]);
}
