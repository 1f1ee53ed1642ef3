/** Loads something once the page is in use: not part of a first visit, and there before anyone needs it. */
import { useEffect } from 'react';

/** Someone who only reads gets it too, after this long: long after the form takes input. */
const AFTER_MS = 2500;

/** The first click or key goes first: what it asks for itself is not held up by what may be needed next. */
const PAUSE_MS = 600;

const STARTERS = ['pointerdown', 'keydown', 'focusin'] as const;

/** `load` is called once and must be stable; it may reject, since what is missing is asked for again when it is needed. */
export function useOnFirstUse(load: () => Promise<unknown>): void {
  useEffect(() => {
    const controller = new AbortController();
    let timer = setTimeout(start, AFTER_MS);
    function start() {
      controller.abort();
      load().catch(() => undefined);
    }
    const used = () => {
      controller.abort();
      clearTimeout(timer);
      timer = setTimeout(start, PAUSE_MS);
    };
    for (const name of STARTERS) {
      window.addEventListener(name, used, { signal: controller.signal, passive: true, capture: true });
    }
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [load]);
}
