// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { type ScrollAxis, useCutEdge } from './use-cut-edge.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Scrolling({ axis }: { axis: ScrollAxis }) {
  const ref = useCutEdge<HTMLDivElement>(axis);
  return <div ref={ref} role="tablist" />;
}

it.each([
  ['across', 0, 300, undefined],
  ['across', 0, 200, 'end'],
  ['across', 60, 200, 'both'],
  ['across', 100, 200, 'start'],
  ['down', 0, 200, 'end'],
  ['down', 100, 200, 'start'],
] as const)('the edges of 300 px %s, scrolled by %i px in %i px, fade at: %s', (axis, scrolled, shown, edge) => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  render(<Scrolling axis={axis} />);
  const element = screen.getByRole('tablist');
  const sizes =
    axis === 'across'
      ? { scrollLeft: scrolled, clientWidth: shown, scrollWidth: 300 }
      : { scrollTop: scrolled, clientHeight: shown, scrollHeight: 300 };
  for (const [name, value] of Object.entries(sizes))
    Object.defineProperty(element, name, { value, configurable: true });
  element.dispatchEvent(new Event('scroll'));
  expect(element.dataset.cut).toBe(edge);
});
