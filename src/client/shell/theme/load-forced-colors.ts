/** Loads the styles for contrast themes of the system once one is on: few visits need them. */

/** Also when the theme of the system changes later. */
export function followForcedColors(): void {
  const contrast = matchMedia('(forced-colors: active)');
  const loadIfOn = () => {
    // The page can be used without them.
    if (contrast.matches) import('./forced-colors.css').catch(() => undefined);
  };
  loadIfOn();
  contrast.addEventListener('change', loadIfOn);
}
