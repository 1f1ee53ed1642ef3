/** Leads to a component on the graph from anywhere on the page: the report, the editor, an error. */

type Listener = (component: string) => void;
const listeners = new Set<Listener>();

/** Opens the graph with the component of this id selected, in the middle and focused. */
export function showOnGraph(component: string): void {
  for (const listener of [...listeners]) listener(component);
}

/** For whoever shows the graph. Returns the way to stop. */
export function onShowOnGraph(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
