/** Lets the first key press go first: the font is a seventh of the first visit, and until then the system's monospace font will do. */
const WAIT_MS = 700;

/** Loads the monospace font when the page is idle. */
export function loadMonoFont(): void {
  // If it cannot be loaded, the system's font stays.
  const load = () => void import('@fontsource-variable/jetbrains-mono/index.css').catch(() => undefined);
  // Safari has no `requestIdleCallback`.
  const whenIdle = () => {
    if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 3000 });
    else load();
  };
  setTimeout(whenIdle, WAIT_MS);
}
