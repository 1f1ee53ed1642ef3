/** Asks the server again for all that it failed to answer: nothing of it is asked for again on its own. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Connection } from '#run/model/connection.ts';
import { useConnection } from './connection-provider.tsx';
import { flowKeys } from './flow-keys.ts';

/** Resolves when all of it was answered, or failed once more. */
export async function refetchFailed(client: QueryClient, connection: Connection): Promise<void> {
  const asked = [flowKeys.server(connection), flowKeys.all(connection)].map((queryKey) =>
    client.refetchQueries({ queryKey, type: 'active', predicate: ({ state }) => state.status === 'error' }),
  );
  await Promise.all(asked);
}

/** The same on the server that the page is connected to. */
export function useRefetchFailed(): () => Promise<void> {
  const client = useQueryClient();
  const { connection } = useConnection();
  return useCallback(() => refetchFailed(client, connection), [client, connection]);
}
