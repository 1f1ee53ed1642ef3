/** Long enough for a first key: values and ids can wait in the system's own mono face, and this one is a seventh of a visit. */
const WAIT_MS = 700;

/** The mono face, once the page has nothing more urgent to do. */
export function loadMonoFont(): void {
  // Where it cannot be loaded, the system's face stays.
  const load = () => void import('@fontsource-variable/jetbrains-mono/index.css').catch(() => undefined);
  // Safari has no idle callbacks.
  const whenIdle = () => {
    if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 3000 });
    else load();
  };
  setTimeout(whenIdle, WAIT_MS);
}
