/** Refetches the server's state if a run shows that it has changed. */
import type { QueryClient } from '@tanstack/react-query';
import type { Connection } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import { flowKeys } from '../api/flow-keys.ts';
import { refetchFailed } from '../api/refetch-failed.ts';

/** A server that stops gives no answer, or half of one. */
const GONE: ReadonlySet<string> = new Set<RunError['kind']>(['unreachable', 'stream-cut', 'reply-cut']);

/** After a run in which it stopped answering, and after any other answer if it had failed before. */
export async function checkServer(client: QueryClient, connection: Connection, run: Run): Promise<void> {
  const isGone = [run, ...run.inputs].some(({ error }) => error !== null && GONE.has(error.kind));
  if (isGone) await client.invalidateQueries({ queryKey: flowKeys.server(connection), exact: true });
  else if (run.status === 'done' || run.events.length > 0) await refetchFailed(client, connection);
}
