/** Refetches the server's state if a run shows that it has changed. */
import type { QueryClient } from '@tanstack/react-query';
import type { Connection } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import { flowKeys } from '../api/flow-keys.ts';
import { refetchFailed } from '../api/refetch-failed.ts';

/** After a run that was not answered, and after a successful run if the server had failed before. */
export async function checkServer(client: QueryClient, connection: Connection, run: Run): Promise<void> {
  const isUnanswered = [run, ...run.inputs].some(({ error }) => error?.kind === 'unreachable');
  if (isUnanswered) await client.invalidateQueries({ queryKey: flowKeys.server(connection), exact: true });
  else if (run.status === 'done') await refetchFailed(client, connection);
}
