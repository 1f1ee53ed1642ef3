/** The ids of a flow's components in an order in which they can run. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { FlowIndex } from './flow-index.ts';

/** Topological order; otherwise the order of the export. Components in cycles are last. */
export function runOrder({ components, connections }: FlowIndex): string[] {
  const open = new Map(components.map(({ id }) => [id, 0]));
  const others = connections.filter(({ source, target }) => source !== target);
  const next = groupPairs(others.map(({ source, target }) => [source, target]));
  for (const { target } of others) open.set(target, (open.get(target) ?? 0) + 1);
  const order = components.flatMap(({ id }) => (open.get(id) === 0 ? [id] : []));
  const seen = new Set(order);
  // The loop also visits what it appends.
  for (const id of order) {
    for (const target of next.get(id) ?? []) {
      const left = (open.get(target) ?? 0) - 1;
      open.set(target, left);
      if (left > 0 || seen.has(target)) continue;
      seen.add(target);
      order.push(target);
    }
  }
  return [...order, ...components.flatMap(({ id }) => (seen.has(id) ? [] : [id]))];
}
