/** The rows of the report, virtualised if there are many. */
import { memo, useEffect, useEffectEvent, useMemo } from 'react';
import type { TweakReportRow, TweakSuggestion } from '../../../draft/tweak-report/tweak-report.ts';
import { useSize } from '../../../ui/layout/use-size.ts';
import { useVirtualRows } from '../../../ui/layout/use-virtual-rows.ts';
import { ReportHead } from './report-head.tsx';
import { ReportRow } from './report-row.tsx';
import classes from './report-table.module.css';
import type { ReportSort } from './report-view.ts';
import { rowNames } from './row-names.ts';
import { isTwoLined, useRowHeight } from './use-row-height.ts';

const ALL_DRAWN = 60;
/** Below this width a tick replaces the value that a run used, if it is the predicted one. */
const SLIM = 480;
const SLIM_WITH_RUN = 580;

export interface ReportTableProps {
  rows: readonly TweakReportRow[];
  sort: ReportSort;
  onSort: (sort: ReportSort) => void;
  /** Number of the run that confirms the rows; null without one. */
  run: number | null;
  /** Line of the editor's caret: the rows on it are the current ones. */
  line: number | null;
  onGoTo: (row: TweakReportRow) => void;
  onReplace: (suggestion: TweakSuggestion) => void;
}

export const ReportTable = memo(function ReportTable(props: ReportTableProps) {
  const { rows, sort, onSort, run, line, onGoTo, onReplace } = props;
  const { ref, size } = useSize<HTMLDivElement>();
  const isNarrow = isTwoLined(size.width);
  const isSlim = size.width > 0 && size.width < (run === null ? SLIM : SLIM_WITH_RUN);
  const isTicked = isSlim && rows.every(({ proof }) => proof?.isAsPredicted === true);
  const rowHeight = useRowHeight(size.width);
  const { shown, above, below, reveal } = useVirtualRows({
    count: rows.length,
    rowHeight,
    scroller: ref,
    allDrawn: ALL_DRAWN,
    scrollMargin: rowHeight,
  });
  const follow = useEffectEvent(() => {
    const index = line === null ? -1 : rows.findIndex(({ place }) => place?.line === line);
    if (index !== -1) reveal(index);
  });
  // Only when the caret moves: changed rows must not scroll the table.
  useEffect(() => {
    if (line !== null) follow();
  }, [line]);
  const namesOf = useMemo(() => rowNames(rows), [rows]);
  const render = (index: number) => {
    const row = rows[index];
    return (
      row && (
        <ReportRow
          key={row.id}
          row={row}
          {...namesOf(index)}
          rowIndex={index + 2}
          isCurrent={row.place !== null && row.place.line === line}
          hasRun={run !== null}
          isNarrow={isNarrow}
          isTicked={isTicked}
          onGoTo={onGoTo}
          onReplace={onReplace}
        />
      )
    );
  };
  return (
    <div
      className={classes.scroller}
      ref={ref}
      data-narrow={isNarrow || undefined}
      data-proved={run !== null || undefined}
      data-ticked={isTicked || undefined}
    >
      <table
        aria-label="Tweak report"
        aria-rowcount={rows.length + 1}
        className={`tb-sm-tall ${classes.table}`}
        style={{ marginTop: above, marginBottom: below }}
      >
        <ReportHead sort={sort} onSort={onSort} run={run} hasWhy={!isNarrow} />
        <tbody>{shown.map(render)}</tbody>
      </table>
    </div>
  );
});
