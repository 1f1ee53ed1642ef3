/** Which component a tweak under a component's key aims at. */
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';

/** An id goes first; of a shared name Langflow takes the last one. Null for unknown names. */
export function componentOfKey(index: FlowIndex, key: string): FlowComponent | null {
  return index.byId.get(key) ?? index.byDisplayName.get(key)?.at(-1) ?? null;
}

/** Also where the tweak names no field of it. Null for bare keys and unknown names. */
export function aimedComponent(index: FlowIndex, path: readonly string[]): FlowComponent | null {
  const [key = ''] = path;
  return path.length < 2 ? null : componentOfKey(index, key);
}
