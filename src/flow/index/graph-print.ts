import type { FlowExport } from '#contract/flow-export.ts';
import { canonical } from '#contract/json.ts';
import { textPrint } from '#contract/text/text-hash.ts';
import type { FlowIndex } from './flow-index.ts';
import { isNote } from './index-flow.ts';

/**
 * A fingerprint of a graph: of its JSON, without positions and notes. The order of keys, components and connections
 * is ignored unless it has a meaning: of two components with one name the last one gets the tweaks, and connections to one
 * field are read in order.
 */
export function graphPrint({ flow, index }: { flow: FlowExport; index: FlowIndex }): string {
  const components = flow.data.nodes.filter((node) => !isNote(node, node.data));
  const graph = [
    byName(
      components.map(({ id, data }) => ({ id, data })),
      ({ data }) => data.node?.display_name ?? '',
    ),
    byName(index.connections, ({ target, targetField }) => canonical([target, targetField])),
  ];
  return textPrint(canonical(graph));
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
