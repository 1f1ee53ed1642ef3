/** Which columns of the table are rendered: those in view, because twelve variants of many rows would be thousands of cells. */
import { type RefObject, useEffect, useMemo, useState } from 'react';

/** Up to so many columns, all are rendered. */
const ALL_DRAWN = 8;
/** How many columns next to those in view are rendered too, so that Tab and the arrow keys of the heads reach them. */
const BESIDE = 1;

/**
 * Indexes of variants. `corner` is as wide as the column of cases, which covers the others; all others are of equal width.
 * `kept` is rendered also when it is not in view.
 */
export function useColumnsInView(
  scroller: RefObject<HTMLElement | null>,
  corner: RefObject<HTMLElement | null>,
  count: number,
  pinned: number,
): readonly number[] {
  const [[first, last], setRange] = useState<readonly [first: number, last: number]>([0, ALL_DRAWN - 1]);
  const isPartial = count > ALL_DRAWN;
  useEffect(() => {
    const box = scroller.current;
    if (!isPartial || !box) return;
    const measure = () => {
      const cases = corner.current?.offsetWidth ?? 0;
      const width = (box.scrollWidth - cases) / count;
      const from = Math.floor(box.scrollLeft / width) - BESIDE;
      const to = Math.ceil((box.scrollLeft + box.clientWidth - cases) / width) - 1 + BESIDE;
      // Without a layout, as in jsdom, there is nothing to measure.
      if (width > 0) setRange((before) => (before[0] === from && before[1] === to ? before : [from, to]));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    box.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', measure);
    };
  }, [scroller, corner, count, isPartial]);
  return useMemo(() => {
    const all = Array.from({ length: count }, (_, variant) => variant);
    return isPartial ? all.filter((variant) => (variant >= first && variant <= last) || variant === pinned) : all;
  }, [count, isPartial, first, last, pinned]);
}
