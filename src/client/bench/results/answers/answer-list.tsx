/** All answers of a run as a list, virtualised if there are many. */

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { groupPairs } from '#contract/group-pairs.ts';
import type { ResultRow, ResultSection } from '#run/results/result-sections.ts';
import { useIsPrinting } from '../../../shell/ui/browser/use-is-printing.ts';

/** Up to this number the list is not virtualised, so that the browser's search and printing work. */
const ALL_DRAWN = 60;
const HEAD_HEIGHT = 36;
const USUAL_HEIGHT = 130;
/** The list corrects its scroll position itself: if the browser did so too, it would be corrected twice. */
const OWN_SCROLL = { overflowAnchor: 'none' } as const;

interface Item {
  key: string;
  section: ResultSection;
  /** Null for the heading of the section. */
  row: ResultRow | null;
}

export interface AnswerListProps {
  sections: readonly ResultSection[];
  /** While true, the list sticks to the bottom. */
  isRunning: boolean;
  /** Accessible name of a section. */
  labelOf: (section: ResultSection) => string;
  renderHead: (section: ResultSection) => ReactNode;
  renderRow: (row: ResultRow, section: ResultSection) => ReactNode;
  /** Rendered above the list, and scrolls with it. */
  before?: ReactNode;
}

export function AnswerList({ sections, isRunning, labelOf, renderHead, renderRow, before }: AnswerListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useStickToBottom(scroller, content, isRunning);
  const items = useMemo(() => sections.flatMap(toItems), [sections]);
  const isPrinting = useIsPrinting();
  const isVirtual = items.length > ALL_DRAWN && !isPrinting;
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => items[index]?.key ?? index,
    estimateSize: (index) => (items[index]?.row ? USUAL_HEIGHT : HEAD_HEIGHT),
    overscan: 3,
    enabled: isVirtual,
  });
  // Adjust the scroll position only for items that are completely above the view: text that grows in view must not move.
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (item, _delta, instance) =>
    item.end <= (instance.scrollOffset ?? 0);
  const shown = isVirtual ? virtualizer.getVirtualItems().map(({ index }) => index) : [...items.keys()];
  const start = isVirtual ? (virtualizer.getVirtualItems()[0]?.start ?? 0) : 0;
  // Always render the heading of the first visible section, because it is sticky.
  const isHeadAbove = items[shown[0] ?? 0]?.row != null;
  return (
    <div ref={scroller} className="tb-scroll" style={OWN_SCROLL}>
      {before}
      <div ref={content} style={isVirtual ? { minHeight: virtualizer.getTotalSize() } : undefined}>
        {isVirtual && <div style={{ height: Math.max(0, start - (isHeadAbove ? HEAD_HEIGHT : 0)) }} />}
        {[...groupBySection(items, shown)].map(([section, group]) => (
          <section key={section.id} aria-label={labelOf(section)}>
            {renderHead(section)}
            {group.map(
              ({ index, row }) =>
                row && (
                  <div key={row.id} ref={isVirtual ? virtualizer.measureElement : null} data-index={index}>
                    {renderRow(row, section)}
                  </div>
                ),
            )}
          </section>
        ))}
      </div>
    </div>
  );
}

function toItems(section: ResultSection): Item[] {
  return [
    { key: section.id, section, row: null },
    ...section.rows.map((row) => ({ key: `${section.id}/${row.id}`, section, row })),
  ];
}

/** The items to draw by their sections. */
function groupBySection(items: readonly Item[], shown: readonly number[]) {
  return groupPairs(
    shown.flatMap((index) => {
      const item = items[index];
      return item ? [[item.section, { index, row: item.row }] as const] : [];
    }),
  );
}

/** Tolerance for the bottom: a fraction of a line. */
const AT_END = 24;

/**
 * Keeps the newest text in view during a run, if the list is scrolled to the bottom. When the run ends and the user has not
 * scrolled, it scrolls back to the first answer. `content` is the growing element inside `scroller`.
 */
export function useStickToBottom(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  isFollowing: boolean,
): void {
  const isAtEnd = useRef(true);
  const hasScrolled = useRef(false);
  useEffect(() => {
    const box = scroller.current;
    const inside = content.current;
    if (!box || !inside || !isFollowing) return;
    const distance = () => box.scrollHeight - box.scrollTop - box.clientHeight;
    let lastTop = box.scrollTop;
    isAtEnd.current = distance() < AT_END;
    hasScrolled.current = false;
    const look = () => {
      // The text may have grown since the scroll that fired this event: only scrolling up means that the user left the bottom.
      if (distance() < AT_END) isAtEnd.current = true;
      else if (box.scrollTop < lastTop) {
        isAtEnd.current = false;
        hasScrolled.current = true;
      }
      lastTop = box.scrollTop;
    };
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(inside);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', look);
      if (!hasScrolled.current) box.scrollTop = 0;
    };
  }, [scroller, content, isFollowing]);
}
