/** One output of several inputs side by side, virtualised if there are many. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { useIsPrinting } from '../../../shell/ui/browser/use-is-printing.ts';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import classes from './side-by-side.module.css';

export interface SideBySideProps {
  label: string;
  /** One per input. */
  columns: readonly { id: string; content: () => ReactNode }[];
}

const NARROWEST = 300;
/** Up to this number they are not virtualised, and share the width. */
const ALL_DRAWN = 8;

export function SideBySide({ label, columns }: SideBySideProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const isPrinting = useIsPrinting();
  const isVirtual = columns.length > ALL_DRAWN && !isPrinting;
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => NARROWEST,
    overscan: 2,
    enabled: isVirtual,
  });
  const items = isVirtual ? virtualizer.getVirtualItems() : [];
  const shown = isVirtual ? items.map(({ index }) => index) : [...columns.keys()];
  const before = items[0]?.start ?? 0;
  return (
    <ScrollBox ref={scroller} label={label} className={`tb-hairline ${classes.scroller}`}>
      <div
        className={`tb-flex ${classes.columns}`}
        data-virtual={isVirtual || undefined}
        style={isVirtual ? { width: virtualizer.getTotalSize(), paddingInlineStart: before } : undefined}
      >
        {shown.map((position) => {
          const column = columns[position];
          return (
            column && (
              <div key={column.id} className={`tb-shrink ${classes.column}`}>
                {column.content()}
              </div>
            )
          );
        })}
      </div>
    </ScrollBox>
  );
}
