/** Opens a part of the page from anywhere on it: an error leads to the connection or to the request plan. */

export type PagePart = 'connection' | 'plan' | 'rebind';

const listeners: Record<PagePart, Set<() => void>> = { connection: new Set(), plan: new Set(), rebind: new Set() };

/** What was asked for while nothing showed it: whoever does next opens it. */
const awaited = new Set<PagePart>();

export function openPart(part: PagePart): void {
  if (listeners[part].size === 0) awaited.add(part);
  for (const listener of listeners[part]) listener();
}

/** For whoever shows the part. Returns the way to stop. */
export function onOpenPart(part: PagePart, listener: () => void): () => void {
  listeners[part].add(listener);
  if (awaited.delete(part)) listener();
  return () => listeners[part].delete(listener);
}
