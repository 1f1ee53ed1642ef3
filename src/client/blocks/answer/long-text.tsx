/** A text of any length as virtualised plain lines. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useIsPrinting } from '../../shell/ui/browser/use-is-printing.ts';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import classes from './long-text.module.css';
import { type SplitLines, splitLines } from './split-lines.ts';

const LINE_HEIGHT = 18;
/** A longer text prints only its rendered lines: nobody reads a thousand pages. */
const MAX_PRINTED = 20_000;

export interface LongTextProps {
  text: string;
  label: string;
  /** Fills its container instead of a part of the window. */
  isFilling?: boolean;
  /** Gives it the role of a read-only text box. */
  isTextbox?: boolean;
  /** A line that was found, from 0: it is marked and scrolled into sight. */
  found?: number | null;
}

export function LongText({ text, label, isFilling = false, isTextbox = false, found = null }: LongTextProps) {
  const { lines } = useLines(text);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 10,
  });
  useEffect(() => {
    if (found !== null) virtualizer.scrollToIndex(found, { align: 'center' });
  }, [virtualizer, found]);
  const items = virtualizer.getVirtualItems();
  if (useIsPrinting() && lines.length <= MAX_PRINTED) {
    return lines.map((line, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other key, and never move
      <div key={index} className={`tb-pre tb-isolate ${classes.line}`}>
        {line || ' '}
      </div>
    ));
  }
  return (
    <ScrollBox
      ref={scroller}
      label={label}
      isTextbox={isTextbox}
      className={isFilling ? `tb-sm-tall tb-mono ${classes.filling}` : `tb-sm-tall tb-mono tb-sunken ${classes.box}`}
    >
      <div style={{ height: virtualizer.getTotalSize(), paddingTop: items[0]?.start ?? 0, boxSizing: 'border-box' }}>
        {items.map((item) => (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            aria-current={item.index === found || undefined}
            className={`tb-pre tb-isolate ${classes.line}`}
          >
            {lines[item.index] || ' '}
          </div>
        ))}
      </div>
    </ScrollBox>
  );
}

function useLines(text: string): SplitLines {
  const before = useRef<SplitLines | null>(null);
  const split = useMemo(() => splitLines(text, before.current), [text]);
  useEffect(() => {
    before.current = split;
  }, [split]);
  return split;
}
