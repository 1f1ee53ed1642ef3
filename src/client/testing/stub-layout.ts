/** Stubs browser interfaces that a test environment without layout lacks. */
import { vi } from 'vitest';

/**
 * With `width` in px, each element that is observed has it; otherwise nothing is ever observed. Returns a function that
 * gives those elements another width.
 */
export function stubLayout(width?: number): (width: number) => void {
  const observed = new Map<HTMLElement, (entries: readonly []) => void>();
  const setWidth = (element: HTMLElement, value: number) => {
    Object.defineProperty(element, 'clientWidth', { value, configurable: true });
    observed.get(element)?.([]);
  };
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly changed: (entries: readonly []) => void;
      constructor(changed: (entries: readonly []) => void) {
        this.changed = changed;
      }
      observe(element: HTMLElement) {
        if (width === undefined) return;
        observed.set(element, this.changed);
        setWidth(element, width);
      }
      unobserve() {}
      disconnect() {}
    },
  );
  // Autosizing text areas wait for fonts.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  return (next) => {
    for (const element of observed.keys()) setWidth(element, next);
  };
}
