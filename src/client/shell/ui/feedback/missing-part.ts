/** Lazy parts of the page that cannot be loaded: the server has stopped, or serves a newer version of the page. */
import { requestFailure } from '#run/errors/request-failure.ts';

const NAME = 'MissingPartError';

window.addEventListener('vite:preloadError', ({ payload }) => {
  payload.name = NAME;
});

/** True for the error of a part that could not be loaded. The browser does not try again until the page is reloaded. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && error.name === NAME;
}

export const MISSING_PART = 'This part of the page could not be loaded';
export const WHY_MISSING = requestFailure.silent();

export const RELOAD = { label: 'Reload the page', run: () => window.location.reload() };
