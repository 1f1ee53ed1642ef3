/** Selects the components whose results are in the answer, by `outputs` of the request. */
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';

/**
 * The selected components in the flow's order. Any component may be named, by id or display name; a shared name selects
 * all components with that name. An empty list selects the flow's output components. `unknown` are names that match
 * nothing: the server answers 200 without them.
 */
export function selectOutputs(
  index: FlowIndex,
  outputs: readonly string[] | undefined,
): { components: readonly FlowComponent[]; unknown: readonly string[] } {
  if (!outputs || outputs.length === 0) return { components: index.outputs, unknown: [] };
  const wanted = new Set(outputs);
  return {
    components: index.components.filter((component) => wanted.has(component.id) || wanted.has(component.displayName)),
    unknown: [...wanted].filter((name) => !index.byId.has(name) && !index.byDisplayName.has(name)),
  };
}
