/** Marks the edges at which a scrolling element is cut, so that CSS can fade them: `data-cut` is `start`, `end`, `both`, or absent. */
import { type RefObject, useEffect, useRef } from 'react';

export type ScrollAxis = 'across' | 'down';

function cutEdge(element: HTMLElement, axis: ScrollAxis): 'start' | 'end' | 'both' | null {
  const [before, shown, whole] =
    axis === 'across'
      ? [element.scrollLeft, element.clientWidth, element.scrollWidth]
      : [element.scrollTop, element.clientHeight, element.scrollHeight];
  const isStartCut = before > 1;
  const isEndCut = before + shown < whole - 1;
  if (isStartCut) return isEndCut ? 'both' : 'start';
  return isEndCut ? 'end' : null;
}

/** Marks again when the element is scrolled or gets another size, but not when only its content changes. */
export function useCutEdge<Scrolling extends HTMLElement>(axis: ScrollAxis): RefObject<Scrolling | null> {
  const ref = useRef<Scrolling>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    element.dataset.axis = axis;
    const mark = () => {
      const edge = cutEdge(element, axis);
      if (edge === null) delete element.dataset.cut;
      else element.dataset.cut = edge;
    };
    const observer = new ResizeObserver(mark);
    observer.observe(element);
    element.addEventListener('scroll', mark, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', mark);
    };
  }, [axis]);
  return ref;
}
