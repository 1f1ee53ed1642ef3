/** Stubs browser interfaces that a test environment without layout lacks. */
import { vi } from 'vitest';

/** With `width` in px, each element that is observed has it; otherwise nothing is ever observed. */
export function stubLayout(width?: number): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly changed: (entries: readonly []) => void;
      constructor(changed: (entries: readonly []) => void) {
        this.changed = changed;
      }
      observe(element: HTMLElement) {
        if (width === undefined) return;
        Object.defineProperty(element, 'clientWidth', { value: width, configurable: true });
        this.changed([]);
      }
      unobserve() {}
      disconnect() {}
    },
  );
  // Autosizing text areas wait for fonts.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
}
