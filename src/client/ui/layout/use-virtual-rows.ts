/** Virtualises rows of equal height if there are many. All rows are rendered for printing. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { useIsPrinting } from '../browser/use-is-printing.ts';

export interface VirtualRowsOptions {
  count: number;
  /** px */
  rowHeight: number;
  scroller: RefObject<HTMLElement | null>;
  /** Up to this number rows are not virtualised, so that the browser's search finds them. */
  allDrawn?: number;
  /** px over the first row that scroll too, such as the table's head. */
  scrollMargin?: number;
  overscan?: number;
}

export interface VirtualRows {
  isVirtual: boolean;
  /** Indexes of the rows to draw. */
  shown: readonly number[];
  /** px of the rows over and under them. */
  above: number;
  below: number;
  /** Scrolls as little as brings this row of a table into view. */
  reveal: (index: number) => void;
}

export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { count, rowHeight, scroller, allDrawn = 100, scrollMargin = 0, overscan = 8 } = options;
  const isPrinting = useIsPrinting();
  const isVirtual = count > allDrawn && !isPrinting;
  const virtualizer = useVirtualizer({
    count,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin,
    overscan,
  });
  const shown = isVirtual
    ? virtualizer.getVirtualItems().map(({ index }) => index)
    : Array.from({ length: count }, (_, index) => index);
  const first = shown[0] ?? 0;
  return {
    isVirtual,
    shown,
    above: isVirtual ? first * rowHeight : 0,
    below: isVirtual ? (count - first - shown.length) * rowHeight : 0,
    reveal(index) {
      if (isVirtual) virtualizer.scrollToIndex(index, { align: 'auto' });
      else scroller.current?.querySelectorAll('tbody tr')[index]?.scrollIntoView({ block: 'nearest' });
    },
  };
}
