/** The rows of the table that are in view. Scrolling renders only these again. */
import { memo, type RefObject, useEffect, useState } from 'react';
import { useVirtualRows } from '../../shell/ui/layout/use-virtual-rows.ts';
import type { TestTable } from '../model/test-table.ts';
import type { CellActions, CellPosition } from '../model/use-cell-actions.ts';
import { ROW_HEIGHTS, type RowSize } from '../model/use-display.ts';
import type { GridPosition } from './grid-keys.ts';
import { MatrixRow } from './matrix-row.tsx';

/** Height of the head in px, as in `test-matrix.module.css` and `matrix-row.module.css`. */
export const HEAD_HEIGHT = 120;
/** Up to so many rows, all are rendered. */
const ALL_DRAWN = 30;
const OVERSCAN = 3;

export interface MatrixRowsProps {
  table: TestTable;
  /** Cases in the order shown. */
  rows: readonly number[];
  /** Indexes of the variants whose columns are rendered. */
  columns: readonly number[];
  size: RowSize;
  active: GridPosition;
  open: CellPosition | null;
  scroller: RefObject<HTMLElement | null>;
  actions: CellActions;
  /** Called with whether the row of the active cell is rendered. */
  onActiveDrawn: (isDrawn: boolean) => void;
}

export const MatrixRows = memo(function MatrixRows(props: MatrixRowsProps) {
  const { table, rows, columns, size, active, open, scroller, actions, onActiveDrawn } = props;
  const virtual = useVirtualRows({
    count: rows.length,
    rowHeight: ROW_HEIGHTS[size],
    scroller,
    headHeight: HEAD_HEIGHT,
    allDrawn: ALL_DRAWN,
    overscan: OVERSCAN,
    isPrinted: false,
  });
  // Rows that leave the view are used again for those that enter it: filling them takes a third of the time of making them.
  const [slots, setSlots] = useState(0);
  if (virtual.shown.length > slots) setSlots(virtual.shown.length);
  const isActiveDrawn = virtual.shown.includes(active.row);
  useEffect(() => onActiveDrawn(isActiveDrawn), [isActiveDrawn, onActiveDrawn]);
  return (
    <>
      {virtual.above > 0 && <div aria-hidden="true" style={{ height: virtual.above }} />}
      {virtual.shown.map((at) => (
        <MatrixRow
          key={virtual.isVirtual ? at % Math.max(1, slots) : rows[at]}
          table={table}
          testCase={rows[at] ?? 0}
          row={at}
          columns={columns}
          size={size}
          activeColumn={at === active.row ? active.column : null}
          openVariant={open !== null && open.case === rows[at] ? open.variant : null}
          actions={actions}
        />
      ))}
      {virtual.below > 0 && <div aria-hidden="true" style={{ height: virtual.below }} />}
    </>
  );
});
