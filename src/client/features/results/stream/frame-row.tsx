/** One frame in one line. */

import { memo, useMemo } from 'react';
import { trimEndOf } from '#contract/trim-end-of.ts';
import { formatDuration, formatSize } from '#run/figures/result-format.ts';
import type { StreamFrame } from '#run/stream/frame-list.ts';
import { createFrameReader } from '#run/stream/read-frame.ts';
import classes from './frame-table.module.css';

const ROW = { role: 'row' } as const;
const CELL = { role: 'gridcell' } as const;

export interface FrameRowProps {
  id: string;
  row: number;
  place: number;
  frame: StreamFrame;
  before: StreamFrame | null;
  raw: string;
  /** Display name of its component; null if the frame has none. */
  name: string | null;
  isActive: boolean;
  isOpened: boolean;
}

export const FrameRow = memo(function FrameRow(props: FrameRowProps) {
  const { id, row, place, frame, before, raw, name, isActive, isOpened } = props;
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
        {(place + 1).toLocaleString('en')}
      </span>
      <span {...CELL} data-column="Time">
        {formatAt(frame.at)}
        <small className={`tb-faint tb-size-xs ${classes.gap}`}>{before ? gapOf(frame.at - before.at) : ''}</small>
      </span>
      <span {...CELL} data-column="Kind">
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
  const words = inner.replace(/^ +/, '');
  const spaces = (length: number) => '·'.repeat(length);
  return spaces(inner.length - words.length) + words.replaceAll('\n', '⏎') + spaces(text.length - inner.length);
}

/** Frames that arrived together are 0 ms apart. */
function gapOf(ms: number): string {
  return Math.round(ms) < 1 ? '+0 ms' : `+${formatDuration(ms)}`;
}
