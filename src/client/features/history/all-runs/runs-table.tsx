/** The runs as rows of one table. One tab stop: arrow keys move between the runs, Enter opens one. */
import { useInterval } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { RunEntry } from '#contract/workspace/run-entry.ts';
import { useWho } from '../../../blocks/person/use-who.ts';
import { useShownRunId } from '../../../navigation/use-url-key.ts';
import { hasModifier } from '../../../ui/browser/platform-keys.ts';
import { DataTable } from '../../../ui/layout/data-table.tsx';
import { useNarrowHeight } from '../../../ui/layout/use-narrow-height.ts';
import { useVirtualRows } from '../../../ui/layout/use-virtual-rows.ts';
import classes from './all-runs.module.css';
import { ListedRun } from './listed-run.tsx';
import type { AllRuns } from './use-all-runs.ts';

/** As in `all-runs.module.css`. */
const ROW_HEIGHT = 34;
const NARROW_ROW_HEIGHT = 62;
const HEAD_HEIGHT = 28;
const ALL_DRAWN = 40;
const PAGE_ROWS = 8;
/** px from the end at which the next runs are loaded. */
const NEAR_END = 600;
const EVERY_MS = 20_000;

export interface RunsTableProps {
  runs: AllRuns;
  onShow: (entry: RunEntry) => void;
}

export function RunsTable({ runs, onShow }: RunsTableProps) {
  const { entries, hasMore, loadMore } = runs;
  const who = useWho();
  const shownId = useShownRunId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const current = Math.min(active, entries.length - 1);
  /** The row that is to have the focus; null while nothing moves. */
  const movingTo = useRef<number | null>(null);
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), EVERY_MS, { autoInvoke: true });
  const headHeight = useNarrowHeight(HEAD_HEIGHT, 0);
  const virtual = useVirtualRows({
    count: entries.length,
    rowHeight: useNarrowHeight(ROW_HEIGHT, NARROW_ROW_HEIGHT),
    scroller,
    allDrawn: ALL_DRAWN,
    headHeight,
    isPrinted: false,
  });

  // In every render: a row far away is drawn only after the table has scrolled to it.
  useEffect(() => {
    // An effect of the render before the move may run after it.
    if (movingTo.current !== current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${current}"]`);
    if (!row) return;
    movingTo.current = null;
    row.focus({ preventScroll: true });
  });

  function walk(event: KeyboardEvent<HTMLDivElement>) {
    if (hasModifier(event) || !(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return;
    const to = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + PAGE_ROWS,
      PageUp: current - PAGE_ROWS,
      Home: 0,
      End: entries.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(entries.length - 1, to));
    if (next === entries.length - 1) loadMore();
    movingTo.current = next;
    setActive(next);
    virtual.reveal(next);
  }

  const listening = { onKeyDown: walk };
  return (
    <div
      ref={scroller}
      className="tb-scroll tb-surface"
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        if (scrollTop + clientHeight > scrollHeight - NEAR_END) loadMore();
      }}
      {...listening}
    >
      <DataTable
        className={`tb-sm-tall ${classes.table}`}
        data-who={who !== null || undefined}
        label="All runs"
        columns={['Run', ...(who === null ? [] : ['Who']), 'What', 'Result', 'When']}
        isHeadHidden={headHeight === 0}
        rows={virtual}
        // How many there are in all is unknown while more can be loaded.
        aria-rowcount={hasMore ? -1 : entries.length + 1}
      >
        {(index, rowIndex) => {
          const entry = entries[index];
          return (
            entry && (
              <ListedRun
                key={entry.id}
                entry={entry}
                who={who}
                now={now}
                index={index}
                rowIndex={rowIndex}
                isShown={entry.id === shownId}
                isActive={index === current}
                onShow={() => {
                  setActive(index);
                  onShow(entry);
                }}
              />
            )
          );
        }}
      </DataTable>
    </div>
  );
}
