/** Asks the server again for all that it failed to answer: nothing of it is asked for again on its own. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useConnection } from './connection.tsx';
import { flowKeys } from './flow-keys.ts';

/** Resolves when all of it was answered, or failed once more. */
export function useAskAgain(): () => Promise<void> {
  const client = useQueryClient();
  const { connection } = useConnection();
  return useCallback(async () => {
    const asked = [flowKeys.server(connection), flowKeys.all(connection)].map((queryKey) =>
      client.refetchQueries({ queryKey, type: 'active', predicate: ({ state }) => state.status === 'error' }),
    );
    await Promise.all(asked);
  }, [client, connection]);
}
