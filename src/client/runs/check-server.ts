/** Refetches the server's state if a run shows that it has changed. */
import type { QueryClient } from '@tanstack/react-query';
import { isUnanswered } from '#run/errors/is-unanswered.ts';
import type { Connection } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import { flowKeys } from '../shell/api/flow-keys.ts';
import { refetchFailed } from '../shell/api/refetch-failed.ts';

/** After a run in which it stopped answering, and after any other answer if it had failed before. */
export async function checkServer(client: QueryClient, connection: Connection, run: Run): Promise<void> {
  const isGone = [run, ...run.inputs].some(({ error }) => isUnanswered(error));
  if (isGone) await client.invalidateQueries({ queryKey: flowKeys.server(connection), exact: true });
  else if (run.status === 'done' || run.events.length > 0) await refetchFailed(client, connection);
}
