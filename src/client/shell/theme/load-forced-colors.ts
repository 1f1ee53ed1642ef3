/** Loads the styles for contrast themes of the system once one is on: few visits need them. */

/** Loads them now if a contrast theme is on, else as soon as one is turned on. */
export function followForcedColors(): void {
  const contrast = matchMedia('(forced-colors: active)');
  const loadIfOn = () => {
    // The page can be used without them.
    if (contrast.matches) import('./forced-colors.css').catch(() => undefined);
  };
  loadIfOn();
  contrast.addEventListener('change', loadIfOn);
}
