/** Finds what does not run when a component closes some of its outputs. */
import type { PlanEdge, PlanNode } from './plan-node.ts';

/**
 * Everything after the closed outputs, except what the component's other outputs also lead to: two branches may join
 * again (lfx 1.13.0, Graph.exclude_branches_conditionally). Returns positions in `nodes`.
 */
export function skippedByBranch(
  nodes: readonly PlanNode[],
  source: number,
  stopped: ReadonlySet<string>,
): ReadonlySet<number> {
  const outgoing = nodes[source]?.outgoing ?? [];
  const skipped = reach(
    nodes,
    outgoing.filter((edge) => stopped.has(edge.sourceOutput)),
  );
  const kept = reach(
    nodes,
    outgoing.filter((edge) => !stopped.has(edge.sourceOutput)),
  );
  for (const index of kept) skipped.delete(index);
  return skipped;
}

function reach(nodes: readonly PlanNode[], edges: readonly PlanEdge[]): Set<number> {
  const found = new Set(edges.map((edge) => edge.target));
  for (const index of found) {
    for (const next of nodes[index]?.successors ?? []) found.add(next);
  }
  return found;
}
