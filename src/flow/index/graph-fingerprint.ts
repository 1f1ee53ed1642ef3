import type { FlowExport } from '#contract/flow-export.ts';
import { groupPairs } from '#contract/group-pairs.ts';
import { canonical } from '#contract/json.ts';
import { textFingerprint } from '#contract/text/text-hash.ts';
import type { FlowIndex } from './flow-index.ts';
import { isNote } from './index-flow.ts';

/**
 * A fingerprint of a graph: of its JSON, without positions and notes. The order of keys, components and connections
 * is ignored unless it has a meaning: of two components with one name the last one gets the tweaks, and connections to one
 * field are read in order.
 */
export function graphFingerprint({ flow, index }: { flow: FlowExport; index: FlowIndex }): string {
  const components = flow.data.nodes.filter((node) => !isNote(node, node.data));
  const graph = [
    byName(components.map(({ id, data }) => [data.node?.display_name ?? '', { id, data }])),
    byName(index.connections.map((one) => [canonical([one.target, one.targetField]), one])),
  ];
  return textFingerprint(canonical(graph));
}

/** `canonical` sorts the names. */
function byName(named: readonly (readonly [string, object])[]): Record<string, object[]> {
  return Object.fromEntries(groupPairs(named));
}
