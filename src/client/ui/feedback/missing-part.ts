/** Parts of the page that are loaded when they are needed, and may not come: the server stopped, or has a newer page by now. */
const NAME = 'MissingPartError';

window.addEventListener('vite:preloadError', ({ payload }) => {
  payload.name = NAME;
});

/** True for the error of a part that did not come. It is not asked for again before the page is reloaded. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && error.name === NAME;
}

export const MISSING_PART = 'This part of the page could not be loaded';

export const RELOAD = { label: 'Reload the page', run: () => window.location.reload() };
