/** Opens a part of the page from anywhere on it: an error leads to the connection or to the request plan. */

export type PagePart = 'connection' | 'plan' | 'rebind';

const listeners: Record<PagePart, Set<() => void>> = { connection: new Set(), plan: new Set(), rebind: new Set() };

export function openPart(part: PagePart): void {
  for (const listener of listeners[part]) listener();
}

/** For whoever shows the part. Returns the way to stop. */
export function onOpenPart(part: PagePart, listener: () => void): () => void {
  listeners[part].add(listener);
  return () => listeners[part].delete(listener);
}
