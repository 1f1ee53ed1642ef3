/** Stands in for what an environment without layout lacks. */
import { vi } from 'vitest';

export function stubLayout(): void {
  // Nothing would ever be observed.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  // Text areas that grow wait for fonts.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
}
