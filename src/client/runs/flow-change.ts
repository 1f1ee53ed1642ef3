/** Notices that a flow was edited on its server since the page read it: the forecast of tweaks would be about another flow. */
import type { QueryClient } from '@tanstack/react-query';
import { canonical } from '#contract/json.ts';
import { isNote } from '#flow/index/index-flow.ts';
import type { Connection } from '#run/model/connection.ts';
import type { FlowDetail } from '../api/flow-detail.ts';
import { flowKeys } from '../api/flow-keys.ts';
import { flowQuery } from '../api/flows-query.ts';
import { LONGEST_WAIT_MS, waitAtMost } from './history/wait-at-most.ts';

/**
 * The flow as it is by now, where people have edited it elsewhere; null when it is as it was read. A server that does not
 * answer, or not soon, changes nothing: the run will tell.
 */
export async function readChangedFlow(
  client: QueryClient,
  connection: Connection,
  flow: FlowDetail,
  longestMs = LONGEST_WAIT_MS,
): Promise<FlowDetail | null> {
  if (connection.kind !== 'langflow') return null;
  const loaded = client.getQueriesData<FlowDetail>({ queryKey: [...flowKeys.all(connection), 'detail'] });
  const asked = loaded.find(([, detail]) => detail === flow)?.[0].at(-1);
  if (typeof asked !== 'string') return null;
  // A server may touch a flow's dates by running it; what counts is the graph.
  const reading = client
    .fetchQuery({ ...flowQuery(connection, asked), staleTime: 0 })
    .then((now) => (graphPrint(now) === graphPrint(flow) ? null : now))
    .catch(() => null);
  return waitAtMost(reading, longestMs);
}

const prints = new WeakMap<FlowDetail, string>();

/**
 * Tells one graph from another without keeping it: FNV-1a over its JSON, without where things lie and what is noted. The order
 * in which a server lists keys, components and connections counts only where it means something: of two components with one name
 * the last one gets the tweaks, and connections to one field are read in their order.
 */
export function graphPrint(detail: FlowDetail): string {
  const known = prints.get(detail);
  if (known !== undefined) return known;
  const { flow, index } = detail;
  const components = flow.data.nodes.filter((node) => !isNote(node, node.data));
  const graph = [
    byName(
      components.map(({ id, data }) => ({ id, data })),
      ({ data }) => data.node?.display_name ?? '',
    ),
    byName(index.connections, ({ target, targetField }) => canonical([target, targetField])),
  ];
  let hash = 0x811c9dc5;
  for (const part of canonical(graph)) hash = Math.imul(hash ^ (part.codePointAt(0) ?? 0), 0x01000193);
  const print = (hash >>> 0).toString(36);
  prints.set(detail, print);
  return print;
}

/** The items under their names, which `canonical` sorts. */
function byName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Record<string, Item[]> {
  const named = new Map<string, Item[]>();
  for (const item of items) {
    const others = named.get(nameOf(item));
    if (others) others.push(item);
    else named.set(nameOf(item), [item]);
  }
  return Object.fromEntries(named);
}
