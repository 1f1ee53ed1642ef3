/** Finds the part of a flow that runs. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';

/** run/advanced starts at the first input whose id contains "webhook", else the first whose id contains "chat"; null without one. */
export function startComponent(index: FlowIndex): FlowComponent | null {
  for (const word of ['webhook', 'chat']) {
    const start = index.inputs.find((component) => component.id.toLowerCase().includes(word));
    if (start) return start;
  }
  return null;
}

/** What can be reached from these, and these themselves. */
export function follow(from: Iterable<string>, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set(from);
  // The loop also visits ids that it adds; a set holds each of them once.
  for (const id of seen) for (const other of next.get(id) ?? []) seen.add(other);
  return seen;
}

/**
 * Ids of the components that run: all descendants of the start, and everything that these depend on. A flow without a chat input
 * or webhook runs whole. Other components give no result, even when `outputs` names them (measured on the flows "parts" and
 * "twochats", the rest read in lfx 1.13.0, `graph/utils.py`).
 */
export function reachedComponents(index: FlowIndex): ReadonlySet<string> {
  const start = startComponent(index);
  if (!start) return new Set(index.byId.keys());
  const after = follow([start.id], groupPairs(index.connections.map(({ source, target }) => [source, target])));
  return ancestorsOf(index, after);
}

/** These components and everything that they depend on. */
export function ancestorsOf(index: FlowIndex, ids: Iterable<string>): ReadonlySet<string> {
  return follow(ids, groupPairs(index.connections.map(({ source, target }) => [target, source])));
}
