/** Opens the settings of the connection from anywhere on the page. */

type Listener = () => void;
const listeners = new Set<Listener>();

export function openConnection(): void {
  for (const listener of listeners) listener();
}

/** For whoever shows the connection. Returns the way to stop. */
export function onOpenConnection(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
