/** Virtualises rows of equal height if there are many. All rows are rendered for printing. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import { useIsPrinting } from '../browser/use-is-printing.ts';

export interface VirtualRowsOptions {
  count: number;
  /** px */
  rowHeight: number;
  scroller: RefObject<HTMLElement | null>;
  /** Up to this number rows are not virtualised, so that the browser's search finds them. */
  allDrawn?: number;
  /** px of the table's head, which covers the first row in view. */
  headHeight?: number;
  overscan?: number;
  /** False if only what is on the screen is printed. */
  isPrinted?: boolean;
}

export interface VirtualRows {
  count: number;
  isVirtual: boolean;
  /** Indexes of the rows to draw. */
  shown: readonly number[];
  /** px of the rows over and under them. */
  above: number;
  below: number;
  /** Scrolls as little as brings this row into view. */
  reveal: (index: number) => void;
}

export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { count, rowHeight, scroller, allDrawn = 100, headHeight = 0, overscan = 8, isPrinted = true } = options;
  const isPrinting = useIsPrinting();
  const isVirtual = count > allDrawn && !(isPrinting && isPrinted);
  const virtualizer = useVirtualizer({
    count,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: headHeight,
    overscan,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measure again when the row height changes
  useEffect(() => {
    if (isVirtual) virtualizer.measure();
  }, [rowHeight, isVirtual, virtualizer]);
  const shown = isVirtual
    ? virtualizer.getVirtualItems().map(({ index }) => index)
    : Array.from({ length: count }, (_, index) => index);
  const first = shown[0] ?? 0;
  return {
    count,
    isVirtual,
    shown,
    above: isVirtual ? first * rowHeight : 0,
    below: isVirtual ? (count - first - shown.length) * rowHeight : 0,
    reveal: (index) => revealRow(scroller.current, index, rowHeight, headHeight),
  };
}

/** Scrolls as little as brings a row of equal height into view. */
export function revealRow(box: HTMLElement | null, index: number, rowHeight: number, headHeight: number): void {
  if (!box) return;
  const top = index * rowHeight;
  box.scrollTop = Math.min(top, Math.max(box.scrollTop, headHeight + top + rowHeight - box.clientHeight));
}
