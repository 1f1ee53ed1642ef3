/** Loads something once the page is in use: not part of a first visit, and there before anyone needs it. */
import { useEffect } from 'react';

/** Someone who only reads gets it too, after this long: long after the form takes input. */
const AFTER_MS = 2500;

const STARTERS = ['pointerdown', 'keydown', 'focusin'] as const;

/** `load` is called once and must be stable; it may reject, since what is missing is asked for again when it is needed. */
export function useOnFirstUse(load: () => Promise<unknown>): void {
  useEffect(() => {
    const controller = new AbortController();
    const start = () => {
      if (controller.signal.aborted) return;
      controller.abort();
      clearTimeout(timer);
      load().catch(() => undefined);
    };
    const timer = setTimeout(start, AFTER_MS);
    for (const name of STARTERS) {
      window.addEventListener(name, start, { signal: controller.signal, passive: true, capture: true });
    }
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [load]);
}
