/** Notices that a flow was edited on its server since the page read it: the forecast of tweaks would be about another flow. */
import type { QueryClient } from '@tanstack/react-query';
import { isNote } from '#flow/index-flow.ts';
import type { Connection } from '#run/connection.ts';
import type { FlowDetail } from '../api/flow-detail.ts';
import { flowKeys } from '../api/flow-keys.ts';
import { flowQuery } from '../api/flows-query.ts';

/**
 * The flow as it is by now, where people have edited it elsewhere; null when it is as it was read. A server that does not
 * answer changes nothing: the run will tell.
 */
export async function readChangedFlow(
  client: QueryClient,
  connection: Connection,
  flow: FlowDetail,
): Promise<FlowDetail | null> {
  if (connection.kind !== 'langflow') return null;
  const loaded = client.getQueriesData<FlowDetail>({ queryKey: [...flowKeys.all(connection), 'detail'] });
  const asked = loaded.find(([, detail]) => detail === flow)?.[0].at(-1);
  if (typeof asked !== 'string') return null;
  try {
    const now = await client.fetchQuery({ ...flowQuery(connection, asked), staleTime: 0 });
    // A server may touch a flow's dates by running it; what counts is the graph.
    return graphPrint(now) === graphPrint(flow) ? null : now;
  } catch {
    return null;
  }
}

/** Tells one graph from another without keeping it: FNV-1a over its JSON, without where things lie and what is noted. */
export function graphPrint({ flow: { data } }: FlowDetail): string {
  const nodes = data.nodes.filter((node) => !isNote(node, node.data)).map((node) => [node.id, node.data]);
  const edges = data.edges?.map(({ source, target, sourceHandle, targetHandle }) => [
    ...[source, target],
    ...[sourceHandle, targetHandle],
  ]);
  let print = 0x811c9dc5;
  for (const part of JSON.stringify([nodes, edges])) print = Math.imul(print ^ (part.codePointAt(0) ?? 0), 0x01000193);
  return (print >>> 0).toString(36);
}
