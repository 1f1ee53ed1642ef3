/** Virtualised input cards. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Estimated height of a card, with two lines of text and the gap below it. */
const CARD_HEIGHT = 124;
const GAP = 10;

export interface VirtualCardsProps {
  ids: readonly string[];
  renderCard: (index: number) => ReactNode;
  /** Scrolls to this card, so that it can be focused. */
  showId: string | null;
}

export function VirtualCards({ ids, renderCard, showId }: VirtualCardsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scrollerOf(list.current),
    estimateSize: () => CARD_HEIGHT,
    getItemKey: (index) => ids[index] ?? index,
    gap: GAP,
    overscan: 4,
    scrollMargin: top,
  });

  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current);
    if (list.current === null || scroller === null) return;
    setTop(list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop);
  }, []);

  useEffect(() => {
    if (showId !== null) virtualizer.scrollToIndex(ids.indexOf(showId), { align: 'auto' });
  }, [showId, ids, virtualizer]);

  return (
    <ul
      className="tb-list"
      aria-label="Inputs"
      ref={list}
      style={{ position: 'relative', height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map(({ key, index, start }) => (
        <li
          key={key}
          ref={virtualizer.measureElement}
          data-index={index}
          aria-setsize={ids.length}
          aria-posinset={index + 1}
          style={{ position: 'absolute', inset: '0 0 auto', transform: `translateY(${start - top}px)` }}
        >
          {renderCard(index)}
        </li>
      ))}
    </ul>
  );
}

function scrollerOf(list: HTMLElement | null): HTMLElement | null {
  return list?.closest<HTMLElement>('[data-scrolls]') ?? null;
}
