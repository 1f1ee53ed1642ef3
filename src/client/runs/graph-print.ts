import { canonical } from '#contract/json.ts';
import { isNote } from '#flow/index/index-flow.ts';
import type { FlowDetail } from '../api/flow-detail.ts';

/**
 * A fingerprint of a graph: FNV-1a over its JSON, without positions and notes. The order of keys, components and connections
 * is ignored unless it has a meaning: of two components with one name the last one gets the tweaks, and connections to one
 * field are read in order.
 */
export function graphPrint(detail: FlowDetail): string {
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
  return (hash >>> 0).toString(36);
}

/** Groups the items by name. `canonical` sorts the names. */
function byName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Record<string, Item[]> {
  const named = new Map<string, Item[]>();
  for (const item of items) {
    const others = named.get(nameOf(item));
    if (others) others.push(item);
    else named.set(nameOf(item), [item]);
  }
  return Object.fromEntries(named);
}
