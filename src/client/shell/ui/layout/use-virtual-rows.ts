/** Virtualises rows if there are many. All rows are rendered for printing. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect } from 'react';
import { useIsPrinting } from '../browser/use-is-printing.ts';

export interface VirtualRowsOptions {
  count: number;
  /** px; for rows of different heights what most of them have. */
  rowHeight: number;
  /** For rows of different heights: a name of the row that stays the same wherever it is. */
  keyOf?: (index: number) => string;
  scroller: RefObject<HTMLElement | null>;
  /** Up to this number rows are not virtualised, so that the browser's search finds them. */
  allDrawn?: number;
  /** px of the table's head, which covers the first row in view. */
  headHeight?: number;
  overscan?: number;
  /** False if only what is on the screen is printed. */
  isPrinted?: boolean;
}

export function useVirtualRows(options: VirtualRowsOptions) {
  const { count, rowHeight, keyOf, scroller, allDrawn = 100, headHeight = 0, overscan = 8, isPrinted = true } = options;
  const isPrinting = useIsPrinting();
  const isVirtual = count > allDrawn && !(isPrinting && isPrinted);
  const virtualizer = useVirtualizer({
    count,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    // Rows may become many while the list is scrolled: it stays where it is.
    initialOffset: () => scroller.current?.scrollTop ?? 0,
    estimateSize: () => rowHeight,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan,
    ...(keyOf && { getItemKey: keyOf }),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measure again when the row height changes
  useLayoutEffect(() => {
    if (isVirtual) virtualizer.measure();
  }, [rowHeight, isVirtual, virtualizer]);
  const items = isVirtual ? virtualizer.getVirtualItems() : [];
  const [first, last] = [items[0], items.at(-1)];
  return {
    count,
    isVirtual,
    /** Indexes of the rows to draw. */
    shown: isVirtual ? items.map(({ index }) => index) : Array.from({ length: count }, (_, index) => index),
    /** px of the rows over and under them. */
    above: first ? first.start - headHeight : 0,
    below: isVirtual ? virtualizer.getTotalSize() - (last ? last.end - headHeight : 0) : 0,
    /** The ref of a row with a height of its own, which has its index as `data-index`. */
    measure: virtualizer.measureElement,
    /** Scrolls as little as brings this row into view. */
    reveal: (index: number) => {
      if (keyOf) virtualizer.scrollToIndex(index);
      else revealRow(scroller.current, index, rowHeight, headHeight);
    },
  };
}

export type VirtualRows = ReturnType<typeof useVirtualRows>;

/** Scrolls as little as brings a row of equal height into view. */
export function revealRow(box: HTMLElement | null, index: number, rowHeight: number, headHeight: number): void {
  if (!box) return;
  const top = index * rowHeight;
  box.scrollTop = Math.min(top, Math.max(box.scrollTop, headHeight + top + rowHeight - box.clientHeight));
}
