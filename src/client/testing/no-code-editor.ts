/**
 * Import it for its effect, before the part under test: the code editor needs a canvas and a layout, which tests have
 * not; without it the pane falls back to its plain text area. The one place that stands in for a module of ours.
 */
import { afterEach, beforeEach, vi } from 'vitest';

vi.mock('../monaco/monaco.ts', () => {
  throw new Error('not in this environment');
});

beforeEach(() => {
  // No layout here, so nothing would ever be observed.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});
