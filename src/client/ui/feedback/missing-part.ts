/** Parts of the page that are loaded when they are needed, and may not come: the server stopped, or has a newer page by now. */
const missing = new WeakSet<object>();

window.addEventListener('vite:preloadError', ({ payload }) => missing.add(payload));

/** True for the error of a part that did not come. It is not asked for again before the page is reloaded. */
export function isMissingPart(error: unknown): boolean {
  return typeof error === 'object' && error !== null && missing.has(error);
}

export const MISSING_PART = 'This part of the page could not be loaded';

export const RELOAD = { label: 'Reload the page', run: () => window.location.reload() };
