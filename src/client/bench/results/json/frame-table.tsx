/** The frames as virtualised rows of a grid. One tab stop: arrow keys move, Enter opens. */

import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { trimEndOf } from '#contract/trim-end-of.ts';
import { formatDuration, formatSize } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import type { ReplyFrame } from '#run/stream/frame-list.ts';
import { createFrameReader } from '#run/stream/read-frame.ts';
import { hasModifier } from '../../../shell/ui/browser/platform-keys.ts';
import { indexByKey } from '../../../shell/ui/layout/list-keys.ts';
import { useSize } from '../../../shell/ui/layout/use-size.ts';
import { useVirtualRows } from '../../../shell/ui/layout/use-virtual-rows.ts';
import classes from './frame-table.module.css';

const ROW_HEIGHT = 28;
const COLUMNS = ['Frame', 'Time', 'Type', 'Component', 'Size', 'Content'];
// Not a `DataTable`: the box that scrolls is the grid itself, and has the focus for all rows.
const HEAD_ROW = { role: 'row', 'aria-rowindex': 1 } as const;
const HEADING = { role: 'columnheader' } as const;
const GROUP = { role: 'rowgroup' } as const;
const ALL_DRAWN = 50;
/** How many rows Page Up and Page Down move. */
const PAGE_ROWS = 12;

export interface FrameTableProps {
  run: Run;
  frames: readonly ReplyFrame[];
  /** Indexes of the shown frames; null for all. */
  rows: readonly number[] | null;
  /** How many are shown. */
  count: number;
  rawOf: (position: number) => string;
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
  /** Index of the opened frame; null for none. */
  opened: number | null;
  onOpen: (position: number) => void;
}

export function FrameTable(props: FrameTableProps) {
  const { run, frames, rows, count, rawOf, isFollowing, onFollow, opened, onOpen } = props;
  const id = useId();
  const { ref: scroller, size } = useSize<HTMLDivElement>();
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, count - 1));
  const { shown, above, below, reveal } = useVirtualRows({
    count,
    rowHeight: ROW_HEIGHT,
    scroller,
    allDrawn: ALL_DRAWN,
    headHeight: ROW_HEIGHT,
    isPrinted: false,
  });
  const names = useMemo(
    () => new Map(run.components.map(({ id: component, displayName }) => [component, displayName])),
    [run.components],
  );
  const positionOf = (row: number) => rows?.[row] ?? row;

  const { height } = size;
  const showNewest = useEffectEvent(() => reveal(count - 1));
  useEffect(() => {
    // Scrolls to the newest frame, also when the height of the table has changed.
    if (isFollowing && count > 0 && height > 0) showNewest();
  }, [isFollowing, count, height]);

  // The details of the opened frame take a part of the height.
  const showOpened = useEffectEvent(() => reveal(current));
  useEffect(() => {
    if (opened !== null && height > 0) showOpened();
  }, [opened, height]);

  // Scrolling up ends following.
  const lastTop = useRef(0);
  function look() {
    const box = scroller.current;
    if (!box) return;
    if (isFollowing && box.scrollTop < lastTop.current - 2) onFollow(false);
    lastTop.current = box.scrollTop;
  }

  function walk(event: KeyboardEvent<HTMLElement>) {
    if (hasModifier(event)) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(positionOf(current));
      return;
    }
    const next = indexByKey(event, current, count, { page: PAGE_ROWS });
    if (next === null) return;
    if (next < current) onFollow(false);
    setActive(next);
    reveal(next);
    // If a frame is open, the arrow keys open the next one.
    if (opened !== null) onOpen(positionOf(next));
  }

  function open(event: MouseEvent<HTMLElement>) {
    const row =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined;
    if (row === undefined) return;
    setActive(Number(row));
    onOpen(positionOf(Number(row)));
  }

  const grid = {
    role: 'grid',
    'aria-label': 'Frames',
    'aria-rowcount': count + 1,
    tabIndex: 0,
    onScroll: look,
    onKeyDown: walk,
    onClick: open,
    ...(shown.includes(current) ? { 'aria-activedescendant': `${id}-${current}` } : {}),
  };
  return (
    <div ref={scroller} className={`tb-sm-tall tb-scroll tb-ring-inside ${classes.table}`} {...grid}>
      <div {...HEAD_ROW} className={`tb-xs tb-quiet tb-sunken tb-hairline ${classes.head}`}>
        {COLUMNS.map((label) => (
          <span key={label} {...HEADING} data-column={label}>
            {label}
          </span>
        ))}
      </div>
      <div {...GROUP} style={{ paddingTop: above, paddingBottom: below }}>
        {shown.map((index) => {
          const position = positionOf(index);
          const frame = frames[position];
          return (
            frame && (
              <FrameRow
                key={position}
                id={`${id}-${index}`}
                row={index}
                position={position}
                frame={frame}
                before={frames[position - 1] ?? null}
                raw={rawOf(position)}
                name={frame.component === null ? null : (names.get(frame.component) ?? frame.component)}
                isActive={index === current}
                isOpened={position === opened}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

const ROW = { role: 'row' } as const;
const CELL = { role: 'gridcell' } as const;

interface FrameRowProps {
  id: string;
  row: number;
  position: number;
  frame: ReplyFrame;
  before: ReplyFrame | null;
  raw: string;
  /** Display name of its component; null if the frame has none. */
  name: string | null;
  isActive: boolean;
  isOpened: boolean;
}

/** One frame in one line. */
const FrameRow = memo(function FrameRow(props: FrameRowProps) {
  const { id, row, position, frame, before, raw, name, isActive, isOpened } = props;
  const { summary } = useMemo(() => createFrameReader().read(raw), [raw]);
  const state = { ...ROW, 'aria-rowindex': row + 2, 'aria-selected': isOpened };
  return (
    <div
      id={id}
      {...state}
      data-row={row}
      data-active={isActive || undefined}
      className={`tb-hairline tb-hover ${classes.row}`}
    >
      <span {...CELL} data-column="Frame">
        {(position + 1).toLocaleString('en')}
      </span>
      <span {...CELL} data-column="Time">
        {formatAt(frame.at)}
        <small className={`tb-faint tb-size-xs ${classes.gap}`}>{before ? gapOf(frame.at - before.at) : ''}</small>
      </span>
      <span {...CELL} data-column="Type">
        {frame.kind}
      </span>
      <span {...CELL} data-column="Component" title={frame.component ?? undefined}>
        {name ?? ''}
      </span>
      <span {...CELL} data-column="Size">
        {formatSize(frame.bytes)}
      </span>
      <span {...CELL} data-column="Content">
        {visible(summary)}
      </span>
    </div>
  );
});

/** `0.161 s`, with a fixed number of digits. */
export function formatAt(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`;
}

/** Makes spaces and line ends visible, because tokens often consist of them. */
function visible(text: string): string {
  const inner = trimEndOf(text, ' ');
  const trimmed = inner.replace(/^ +/, '');
  const spaces = (length: number) => '·'.repeat(length);
  return spaces(inner.length - trimmed.length) + trimmed.replaceAll('\n', '⏎') + spaces(text.length - inner.length);
}

/** Frames that arrived together are 0 ms apart. */
function gapOf(ms: number): string {
  return Math.round(ms) < 1 ? '+0 ms' : `+${formatDuration(ms)}`;
}
