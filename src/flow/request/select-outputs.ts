/** Selects the components whose results are in the answer, by `outputs` of the request. */
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';

/**
 * The selected components in the flow's order. Any component may be named, by id or display name; a shared name selects
 * all components with that name. An empty list selects the flow's output components. The server answers 200 without
 * names that match nothing.
 */
export function selectOutputs(index: FlowIndex, outputs: readonly string[] | undefined): readonly FlowComponent[] {
  if (!outputs || outputs.length === 0) return index.outputs;
  const wanted = new Set(outputs);
  return index.components.filter(({ id, displayName }) => wanted.has(id) || wanted.has(displayName));
}
