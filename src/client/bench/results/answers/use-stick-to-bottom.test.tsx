// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useStickToBottom } from './answer-list.tsx';

const grown: (() => void)[] = [];
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: () => void) {
        grown.push(tell);
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  grown.length = 0;
  vi.unstubAllGlobals();
});

function List({ isRunning }: { isRunning: boolean }) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useStickToBottom(scroller, content, isRunning);
  return (
    <div ref={scroller} data-list="">
      <div ref={content} />
    </div>
  );
}

function open() {
  const page = render(<List isRunning />);
  const box = page.container.querySelector<HTMLElement>('[data-list]');
  if (!box) throw new Error('No list');
  // There is no layout in tests: 100 px of the list are visible.
  Object.defineProperty(box, 'clientHeight', { value: 100 });
  const grow = (height: number) => {
    Object.defineProperty(box, 'scrollHeight', { value: height, configurable: true });
    for (const tell of grown) tell();
  };
  const scroll = (top: number) => {
    box.scrollTop = top;
    box.dispatchEvent(new Event('scroll'));
  };
  return { box, grow, scroll, end: () => page.rerender(<List isRunning={false} />) };
}

it('the list of answers follows the text of a run, and scrolls to the first answer when the run ends', () => {
  const { box, grow, end } = open();
  grow(500);
  expect(box.scrollTop).toBe(500);
  end();
  expect(box.scrollTop).toBe(0);
});

it('the list of answers stays where the user has scrolled', () => {
  const { box, grow, scroll, end } = open();
  grow(500);
  scroll(400);
  scroll(120);
  grow(800);
  expect(box.scrollTop).toBe(120);
  end();
  expect(box.scrollTop).toBe(120);
});
