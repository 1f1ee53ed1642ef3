/** Run while the variants are shown: whoever shows them runs them. */

const listeners = new Set<() => void>();

export function runMatrix(): void {
  for (const listener of [...listeners]) listener();
}

/** For the view of the variants. Returns the way to stop. */
export function onRunMatrix(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
