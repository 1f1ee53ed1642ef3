/** Notices that a flow was edited on its server since the page read it: the forecast of tweaks would be about another flow. */
import type { Connection } from '#run/model/connection.ts';
import type { FlowDetail } from '../api/flow-detail.ts';
import { flowKeys } from '../api/flow-keys.ts';
import { flowQuery } from '../api/flows-query.ts';
import { LONGEST_WAIT_MS, waitAtMost } from './history/wait-at-most.ts';
import type { PageServices } from './page-services.ts';

/**
 * The flow as it is by now, where people have edited it elsewhere; null when it is as it was read. A server that does not
 * answer, or not soon, changes nothing: the run will tell.
 */
export async function readChangedFlow(
  { client, graphPrint }: PageServices,
  connection: Connection,
  flow: FlowDetail,
  longestMs = LONGEST_WAIT_MS,
): Promise<FlowDetail | null> {
  if (connection.kind !== 'langflow') return null;
  const loaded = client.getQueriesData<FlowDetail>({ queryKey: [...flowKeys.all(connection), 'detail'] });
  const asked = loaded.find(([, detail]) => detail === flow)?.[0].at(-1);
  if (typeof asked !== 'string') return null;
  // An unchanged flow is the same object. A server may touch a flow's dates by running it; what counts is the graph.
  const reading = client
    .fetchQuery({ ...flowQuery(connection, asked), staleTime: 0 })
    .then((now) => (now === flow || graphPrint(now) === graphPrint(flow) ? null : now))
    .catch(() => null);
  return waitAtMost(reading, longestMs);
}
