/** Which component a tweak under a component's key aims at. */
import type { FlowComponent, FlowIndex } from './flow-index.ts';

/** Also where the tweak names no field of it. An id goes first; of a shared name Langflow takes the last one. Null for bare keys and unknown names. */
export function aimedComponent(index: FlowIndex, path: readonly string[]): FlowComponent | null {
  const [key = ''] = path;
  if (path.length < 2) return null;
  return index.byId.get(key) ?? index.byDisplayName.get(key)?.at(-1) ?? null;
}
