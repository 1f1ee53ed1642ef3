/** Loads what the first run will need once the page is in use, so that neither its first words nor its first error wait. */
import { useEffect } from 'react';

/** Someone who only reads gets it too, after this long: long after the form takes input. */
const AFTER_MS = 2500;

const STARTERS = ['pointerdown', 'keydown', 'focusin'] as const;

/** `loadMore` is loaded with the rest; must be stable. */
export function useWarmUp(loadMore: () => Promise<unknown>): void {
  useEffect(() => {
    const controller = new AbortController();
    const start = () => {
      if (controller.signal.aborted) return;
      controller.abort();
      clearTimeout(timer);
      void warmUp(loadMore);
    };
    const timer = setTimeout(start, AFTER_MS);
    for (const name of STARTERS) {
      window.addEventListener(name, start, { signal: controller.signal, passive: true, capture: true });
    }
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [loadMore]);
}

/** What cannot be loaded now is asked for again when it is needed. */
async function warmUp(loadMore: () => Promise<unknown>): Promise<void> {
  await Promise.allSettled([
    import('../../runs/prepare-run.ts'),
    import('../../runs/perform-run.ts'),
    import('./run-results.tsx'),
    import('./run-tools.tsx'),
    import('./markdown/markdown-text.tsx'),
    loadMore(),
  ]);
}
