// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useCutEdge } from './use-cut-edge.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Row() {
  const ref = useCutEdge<HTMLDivElement>();
  return <div ref={ref} role="tablist" />;
}

it.each([
  [0, 300, undefined],
  [0, 200, 'end'],
  [60, 200, 'both'],
  [100, 200, 'start'],
])('a row of 300 px, scrolled by %i px in %i px, fades at: %s', (scrollLeft, clientWidth, edge) => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  render(<Row />);
  const row = screen.getByRole('tablist');
  for (const [name, value] of Object.entries({ scrollLeft, clientWidth, scrollWidth: 300 }))
    Object.defineProperty(row, name, { value, configurable: true });
  row.dispatchEvent(new Event('scroll'));
  expect(row.dataset.cut).toBe(edge);
});
