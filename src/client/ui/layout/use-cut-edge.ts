/** Marks the edges at which a scrolling row is cut, so that CSS can fade them: `data-cut` is `start`, `end`, `both`, or absent. */
import { type RefObject, useEffect, useRef } from 'react';

function cutEdge({ scrollLeft, clientWidth, scrollWidth }: HTMLElement): 'start' | 'end' | 'both' | null {
  const isStartCut = scrollLeft > 1;
  const isEndCut = scrollLeft + clientWidth < scrollWidth - 1;
  if (isStartCut) return isEndCut ? 'both' : 'start';
  return isEndCut ? 'end' : null;
}

export function useCutEdge<Row extends HTMLElement>(): RefObject<Row | null> {
  const ref = useRef<Row>(null);
  useEffect(() => {
    const row = ref.current;
    if (!row) return;
    const mark = () => {
      const edge = cutEdge(row);
      if (edge === null) delete row.dataset.cut;
      else row.dataset.cut = edge;
    };
    const observer = new ResizeObserver(mark);
    observer.observe(row);
    row.addEventListener('scroll', mark, { passive: true });
    return () => {
      observer.disconnect();
      row.removeEventListener('scroll', mark);
    };
  }, []);
  return ref;
}
