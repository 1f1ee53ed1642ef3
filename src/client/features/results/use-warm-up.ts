/** Loads what the first run will need as soon as someone does anything on the page, so that its first words do not wait. */
import { useEffect } from 'react';

export function useWarmUp(): void {
  useEffect(() => {
    const controller = new AbortController();
    const load = () => {
      controller.abort();
      void import('./run-results.tsx');
      void import('./run-tools.tsx');
      void import('./markdown/markdown-text.tsx');
    };
    const options = { signal: controller.signal, passive: true, capture: true };
    window.addEventListener('pointerdown', load, options);
    window.addEventListener('keydown', load, options);
    return () => controller.abort();
  }, []);
}
