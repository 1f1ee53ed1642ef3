/** Stubs browser interfaces that a test environment without layout lacks. */
import { vi } from 'vitest';

export function stubLayout(): void {
  // Without layout there is nothing to observe.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  // Autosizing text areas wait for fonts.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
}
