/**
 * The mono face, once the page has nothing more urgent to do: values and ids can wait for it in the system's own mono
 * face, and it is a seventh of a first visit.
 */
export function loadMonoFont(): void {
  const load = () => void import('@fontsource-variable/jetbrains-mono/index.css');
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 3000 });
  else setTimeout(load, 300);
}
