import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';

/** The component that a key of the tweaks means: an id goes first, of a shared name Langflow takes the last. Null for unknown names. */
export function componentOfKey(index: Pick<FlowIndex, 'byId' | 'byDisplayName'>, key: string): FlowComponent | null {
  return index.byId.get(key) ?? index.byDisplayName.get(key)?.at(-1) ?? null;
}
