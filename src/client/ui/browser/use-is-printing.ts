/**
 * True while the browser prints: then everything has to be drawn, also what is out of sight. Whoever asks has the page in
 * the light scheme meanwhile: ink on paper.
 */
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

const SCHEME = 'data-mantine-color-scheme';

let isPrinting = false;
let schemeBefore: string | null = null;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (isPrinting === next) return;
  isPrinting = next;
  const page = document.documentElement;
  if (next) {
    schemeBefore = page.getAttribute(SCHEME);
    page.setAttribute(SCHEME, 'light');
  } else if (schemeBefore !== null) page.setAttribute(SCHEME, schemeBefore);
  // The browser takes the page as it is when its event has been handled.
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}
const start = () => set(true);
const stop = () => set(false);

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener('beforeprint', start);
    addEventListener('afterprint', stop);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    removeEventListener('beforeprint', start);
    removeEventListener('afterprint', stop);
  };
}

export function useIsPrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isPrinting);
}
