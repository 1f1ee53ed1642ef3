/** Notices that a flow was edited on its server after the page fetched it: the predictions for the tweaks would be wrong. */
import type { Connection } from '#run/model/connection.ts';
import type { FlowDetail } from '../shell/api/flow-detail.ts';
import { flowKeys } from '../shell/api/flow-keys.ts';
import { flowQuery } from '../shell/api/flows-query.ts';
import { LONGEST_WAIT_MS, waitAtMost } from './history/wait-at-most.ts';
import type { PageServices } from './page-services.ts';

/**
 * Resolves with the current flow if it was edited elsewhere, else with null. Also null if the server does not answer in
 * time: then the run shows what is wrong.
 */
export async function readChangedFlow(
  { client, graphFingerprint }: PageServices,
  connection: Connection,
  flow: FlowDetail,
  longestMs = LONGEST_WAIT_MS,
): Promise<FlowDetail | null> {
  if (connection.kind !== 'langflow') return null;
  const loaded = client.getQueriesData<FlowDetail>({ queryKey: [...flowKeys.all(connection), 'detail'] });
  const requested = loaded.find(([, detail]) => detail === flow)?.[0].at(-1);
  if (typeof requested !== 'string') return null;
  // An unchanged flow is the same object. Compare the graph, because a server may change a flow's dates by running it.
  const reading = client
    .fetchQuery({ ...flowQuery(connection, requested), staleTime: 0 })
    .then((now) => (now === flow || graphFingerprint(now) === graphFingerprint(flow) ? null : now))
    .catch(() => null);
  return waitAtMost(reading, longestMs);
}
