/** The rows of the report, virtualised if there are many. */
import { type KeyboardEvent, memo, useCallback, useEffect, useEffectEvent, useMemo } from 'react';
import type { TweakReportRow, TweakSuggestion } from '#run/report/tweak-report.ts';
import { DataTable } from '../../../shell/ui/layout/data-table.tsx';
import { scrollInBox } from '../../../shell/ui/layout/scroll-in-box.ts';
import { useNarrowHeight } from '../../../shell/ui/layout/use-is-narrow.ts';
import { useSize } from '../../../shell/ui/layout/use-size.ts';
import { useVirtualRows, type VirtualRows } from '../../../shell/ui/layout/use-virtual-rows.ts';
import { ReportRow } from './report-row.tsx';
import classes from './report-table.module.css';
import { nextSort, type ReportColumn, type ReportSort } from './report-view.ts';
import { rowNames } from './row-names.ts';
import { needsTwoLines, useRowHeight } from './use-row-height.ts';

const ALL_DRAWN = 60;
/** Below this width a tick replaces the value that a run used, if it is the predicted one. */
const TICKED = 580;

export interface ReportTableProps {
  rows: readonly TweakReportRow[];
  sort: ReportSort;
  /** True if the whole report has so few rows that nobody sorts them. */
  hasFew: boolean;
  onSort: (sort: ReportSort) => void;
  /** Number of the run that confirms the rows; null without one. */
  run: number | null;
  /** Line of the editor's caret: the rows on it are the current ones. */
  line: number | null;
  /** Called with the height of all rows and the head in px. */
  onHeight: ((height: number) => void) | undefined;
  onGoTo: (row: TweakReportRow) => void;
  onReplace: (suggestion: TweakSuggestion) => void;
}

export const ReportTable = memo(function ReportTable(props: ReportTableProps) {
  const { rows, sort, hasFew, onSort, run, line, onHeight, onGoTo, onReplace } = props;
  const { ref, size } = useSize<HTMLDivElement>();
  const { ref: table, size: drawn } = useSize<HTMLTableElement>();
  useEffect(() => onHeight?.(drawn.height), [onHeight, drawn.height]);
  const hasRun = run !== null;
  const isNarrow = needsTwoLines(size.width, hasRun);
  const titleHeight = useNarrowHeight(28);
  // Rows of two lines are no columns that need a title.
  const isHeadHidden = hasFew && isNarrow;
  const headHeight = isHeadHidden ? 0 : titleHeight;
  const isTicked =
    hasRun && size.width > 0 && size.width < TICKED && rows.every(({ proof }) => proof?.isAsPredicted === true);
  const rowHeight = useRowHeight(size.width, hasRun);
  const keyOf = useCallback((index: number) => rows[index]?.id ?? '', [rows]);
  const virtual = useVirtualRows({
    count: rows.length,
    rowHeight,
    keyOf,
    scroller: ref,
    allDrawn: ALL_DRAWN,
    headHeight,
  });
  const follow = useEffectEvent(() => {
    const index = line === null ? -1 : rows.findIndex(({ span }) => span?.line === line);
    if (index === -1) return;
    if (virtual.isVirtual) virtual.reveal(index);
    else if (ref.current) scrollInBox(ref.current, ref.current.querySelector('[aria-current]'), headHeight);
  });
  // Only when the caret moves: changed rows must not scroll the table.
  useEffect(() => {
    if (line !== null) follow();
  }, [line]);
  const namesOf = useMemo(() => rowNames(rows), [rows]);
  const column = (key: ReportColumn, name: string, className?: string) => ({
    name,
    className,
    'aria-sort':
      sort.column === key ? (sort.isDescending ? ('descending' as const) : ('ascending' as const)) : undefined,
    ...(!hasFew && { onSort: () => onSort(nextSort(sort, key)) }),
  });
  return (
    <div
      className={`tb-scroll tb-surface ${classes.scroller}`}
      ref={ref}
      data-narrow={isNarrow || undefined}
      data-proved={hasRun || undefined}
      data-ticked={isTicked || undefined}
    >
      <DataTable
        ref={table}
        label="Tweak report"
        isHeadHidden={isHeadHidden}
        tabIndex={-1}
        onKeyDown={(event) => toEdge(event, virtual)}
        columns={[
          column('state', 'State', classes.stateColumn),
          column('name', 'Component · field'),
          column('sent', 'Flow → sent', classes.sentColumn),
          ...(hasRun ? [column('run', `Run #${run}`, classes.runColumn)] : []),
          ...(isNarrow ? [] : [column('why', 'Why', classes.whyColumn)]),
          column('line', 'Line', `${classes.line} ${classes.lineColumn}`),
        ]}
        rows={virtual}
        className={`tb-sm-tall tb-columns-fixed ${classes.table}`}
      >
        {(index, rowIndex) => {
          const row = rows[index];
          return (
            row && (
              <ReportRow
                key={row.id}
                ref={virtual.isVirtual ? virtual.measure : undefined}
                row={row}
                {...namesOf(index)}
                index={index}
                rowIndex={rowIndex}
                isCurrent={row.span !== null && row.span.line === line}
                hasRun={hasRun}
                isNarrow={isNarrow}
                isTicked={isTicked}
                onGoTo={onGoTo}
                onReplace={onReplace}
              />
            )
          );
        }}
      </DataTable>
    </div>
  );
});

/** Home and End, as the browser would stop on the way: it does not know the heights of rows that are not drawn yet. */
function toEdge(event: KeyboardEvent<HTMLElement>, { isVirtual, count, reveal }: VirtualRows): void {
  const { key, target, currentTarget } = event;
  const isOther = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  if (!isVirtual || isOther || (key !== 'Home' && key !== 'End')) return;
  event.preventDefault();
  // The row with the focus may not be drawn any more.
  if (target instanceof Element && target.closest('tbody')) currentTarget.focus({ preventScroll: true });
  reveal(key === 'Home' ? 0 : count - 1);
}
