/** The components of an input as a tree, each with its bar on one scale, and their calls below them; drawn in part if it is long. */

import { useMergedRef } from '@mantine/hooks';
import { type KeyboardEvent, type Ref, useEffect, useEffectEvent, useId, useRef } from 'react';
import type { InsideRow } from '#run/inside/inside-rows.ts';
import { axisMarks, formatMark } from '#run/timeline/axis-marks.ts';
import { hasModifier } from '../../../shell/ui/browser/platform-keys.ts';
import { indexByKey } from '../../../shell/ui/layout/list-keys.ts';
import { useIsNarrow } from '../../../shell/ui/layout/use-is-narrow.ts';
import { useSize } from '../../../shell/ui/layout/use-size.ts';
import { useVirtualRows } from '../../../shell/ui/layout/use-virtual-rows.ts';
import classes from './inside-list.module.css';
import { ListLegend } from './list-legend.tsx';
import { ListRow } from './list-row.tsx';

/** px. */
const HEAD_HEIGHT = 28;
const CALL_HEIGHT = 26;
const NARROW_HEIGHTS = { component: 48, call: 44 };
/** Of the bar below a name. */
const NARROW_BAR = 14;
/** How many labels of the scale have room on a narrow and on a wide list. */
const FEW_MARKS = 2;
const MANY_MARKS = 5;
const WIDE_FROM = 520;

export interface InsideListProps {
  rows: readonly InsideRow[];
  /** End of the scale in ms. */
  endMs: number;
  /** Key of the chosen row; null for none. */
  chosen: string | null;
  onChoose: (row: InsideRow) => void;
  onToggle: (row: InsideRow) => void;
  /** Goes to the chosen component. */
  onEnter: () => void;
  /** px. */
  width: number;
  rowHeight: number;
  ref: Ref<HTMLDivElement>;
}

export function InsideList(props: InsideListProps) {
  const { rows, endMs, chosen, onChoose, onToggle, onEnter, width, rowHeight, ref } = props;
  const prefix = useId();
  const {
    ref: scroller,
    size: { height },
  } = useSize<HTMLDivElement>();
  const tree = useRef<HTMLDivElement>(null);
  const { shown, isVirtual, above, below, measure } = useVirtualRows({
    count: rows.length,
    rowHeight: rows.length > 100 ? CALL_HEIGHT : rowHeight,
    keyOf: (index) => rows[index]?.key ?? '',
    scroller,
    headHeight: HEAD_HEIGHT,
    overscan: 12,
  });
  const at = rows.findIndex(({ key }) => key === chosen);
  const isNarrow = useIsNarrow();
  const marks = isNarrow ? [] : axisMarks(endMs, width < WIDE_FROM ? FEW_MARKS : MANY_MARKS);
  const end = Math.max(1, endMs);
  const heightOf = ({ kind }: InsideRow) =>
    kind === 'call' ? (isNarrow ? NARROW_HEIGHTS.call : CALL_HEIGHT) : isNarrow ? NARROW_HEIGHTS.component : rowHeight;
  const domId = (index: number) => `${prefix}-${rows[index]?.key ?? ''}`;
  // A choice by a link or another part of the page too; a row that is new while it runs scrolls nothing.
  const revealChosen = useEffectEvent(() => {
    const box = scroller.current;
    const row = rows[at];
    if (!box || !row) return;
    const top = rows.slice(0, at).reduce((sum, above) => sum + heightOf(above), 0);
    const most = (isNarrow ? 0 : HEAD_HEIGHT) + top + heightOf(row) - box.clientHeight;
    box.scrollTop = Math.min(top, Math.max(box.scrollTop, most));
  });
  // Also when what is below the list takes a part of its height.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another row is chosen, or its place is changed
  useEffect(revealChosen, [chosen, height]);

  function onKeyDown(event: KeyboardEvent) {
    const row = rows[at];
    const to = indexByKey(event, at, rows.length) ?? (row && !hasModifier(event) ? moveOf(event.key, row) : null);
    if (to === null || to === undefined) return;
    event.preventDefault();
    if (to === 'toggle' && row) onToggle(row);
    else if (to === 'enter') onEnter();
    else if (typeof to === 'number' && rows[to]) onChoose(rows[to]);
  }

  /** What a key does besides those of every list. */
  function moveOf(key: string, row: InsideRow): number | 'toggle' | 'enter' | null {
    const isOpen = row.kind === 'component' ? row.isOpen : null;
    if (key === 'Enter' || key === 'F6') return 'enter';
    if (key === 'ArrowRight') return isOpen === false ? 'toggle' : isOpen === true ? at + 1 : at;
    if (key === 'ArrowLeft') {
      if (isOpen === true) return 'toggle';
      const depth = row.kind === 'call' ? row.depth : 0;
      const parent = rows.findLastIndex((one, index) => index < at && (one.kind === 'call' ? one.depth : 0) < depth);
      return parent === -1 ? at : parent;
    }
    return null;
  }

  const isDrawn = at !== -1 && shown.includes(at);
  const reachable = {
    role: 'tree',
    tabIndex: 0,
    'aria-label': 'Components',
    'aria-activedescendant': isDrawn ? domId(at) : undefined,
    onKeyDown,
  };
  return (
    <>
      <div ref={scroller} className={classes.list}>
        <div className={classes.grid} data-virtual={isVirtual || undefined}>
          <div className={`tb-xs tb-quiet tb-surface tb-hairline ${classes.head}`} aria-hidden="true">
            <span>Component</span>
            <span className={`tb-mono tb-relative ${classes.track} ${classes.scale}`}>
              {marks.map((mark) => (
                <span key={mark} style={{ left: `${(mark / end) * 100}%` }}>
                  {formatMark(mark, end)}
                </span>
              ))}
            </span>
            <span>Time</span>
          </div>
          <div ref={useMergedRef(tree, ref)} className={classes.tree} {...reachable}>
            {above > 0 && <div className={classes.space} style={{ height: above }} />}
            {shown.map((index) => {
              const row = rows[index];
              return (
                row && (
                  <ListRow
                    key={row.key}
                    domId={domId(index)}
                    index={index}
                    row={row}
                    isNarrow={isNarrow}
                    height={isNarrow ? NARROW_BAR : row.kind === 'call' ? CALL_HEIGHT : rowHeight}
                    endMs={end}
                    marks={marks}
                    isChosen={index === at}
                    onChoose={() => onChoose(row)}
                    onToggle={() => onToggle(row)}
                    measure={isVirtual ? measure : null}
                  />
                )
              );
            })}
            {below > 0 && <div className={classes.space} style={{ height: below }} />}
          </div>
        </div>
      </div>
      <ListLegend rows={rows} />
    </>
  );
}
