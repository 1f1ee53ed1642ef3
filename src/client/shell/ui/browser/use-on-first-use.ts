/** Preloads something when the page is first used: too late to slow down the first visit, and before anyone needs it. */
import { useEffect } from 'react';
import { whenPageOpen } from './page-open.ts';

/** Without any input it is loaded this long after the form is ready, however long that took. */
const AFTER_MS = 2500;

/** What the first click or key press itself loads goes first. */
const PAUSE_MS = 600;

const STARTERS = ['pointerdown', 'keydown', 'focusin'] as const;

/** `load` is called once and must be stable. It may reject: the part is then loaded again when it is needed. */
export function useOnFirstUse(load: () => Promise<unknown>): void {
  useEffect(() => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    void whenPageOpen().then(() => {
      if (!controller.signal.aborted) timer = setTimeout(start, AFTER_MS);
    });
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
