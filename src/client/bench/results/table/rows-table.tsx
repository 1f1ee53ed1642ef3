/** A table that can be sorted, filtered and copied; virtualised if it is long. */

import { type KeyboardEvent, memo, useCallback, useMemo, useRef, useState } from 'react';
import { cutText } from '#contract/text/cut-text.ts';
import { arrangeRows, cellText, type ResultTable, type TableSort } from '#run/results/result-table.ts';
import { hasModifier } from '../../../shell/ui/browser/platform-keys.ts';
import { useLatest } from '../../../shell/ui/browser/use-latest.ts';
import { ActionMenu } from '../../../shell/ui/controls/action-menu.tsx';
import { useFew } from '../../../shell/ui/controls/use-few.tsx';
import { DataTable } from '../../../shell/ui/layout/data-table.tsx';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import { useVirtualRows } from '../../../shell/ui/layout/use-virtual-rows.ts';
import { ColumnHandle } from './column-handle.tsx';
import classes from './rows-table.module.css';

const ROW_HEIGHT = 32;
const HEAD_HEIGHT = 28;
const ALL_DRAWN = 50;

/** A cell by its position in the unsorted data. */
export interface CellCoordinates {
  row: number;
  column: number;
}

export interface RowsTableProps {
  table: ResultTable;
  /** "Similar Tickets, Input 1". */
  name: string;
  filter: string;
  sort: TableSort | null;
  onSort: (sort: TableSort | null) => void;
  picked: CellCoordinates | null;
  /** Null if cells cannot be picked. */
  onPick: ((cell: CellCoordinates) => void) | null;
  /** Shows the row of this position in the unsorted data in the reply; null if the table is not in the reply. */
  onShowRow: ((row: number) => void) | null;
}

export function RowsTable({ table, name, filter, sort, onSort, picked, onPick, onShowRow }: RowsTableProps) {
  const positions = useMemo(() => arrangeRows(table, filter, sort), [table, filter, sort]);
  const { few, more } = useFew(table.columns, 'columns', 200);
  const drawn = useMemo(() => ({ ...table, columns: few }), [table, few]);
  const usual = useMemo(() => columnWidths(drawn), [drawn]);
  /** In px if a column was resized; null for relative widths. */
  const [sizes, setSizes] = useState<readonly number[] | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualRows({
    count: positions.length,
    rowHeight: ROW_HEIGHT,
    headHeight: HEAD_HEIGHT,
    scroller,
    allDrawn: ALL_DRAWN,
  });
  const latest = useLatest(onPick);
  const pick = useCallback((row: number, column: number) => latest.current?.({ row, column }), [latest]);
  const latestShow = useLatest(onShowRow);
  const showRow = useCallback((row: number) => latestShow.current?.(row), [latestShow]);

  function onKeyDown(event: KeyboardEvent) {
    // Fields and buttons inside handle keys themselves.
    if (onPick === null || event.target !== event.currentTarget || hasModifier(event)) return;
    const next = moveOf(event.key, picked, positions, few.length);
    if (!next) return;
    event.preventDefault();
    onPick(next);
    rows.reveal(positions.indexOf(next.row));
  }
  function resize(column: number, width: number) {
    const heads = scroller.current?.querySelectorAll('thead th') ?? [];
    const before = sizes ?? [...heads].map((head) => head.getBoundingClientRect().width);
    setSizes(before.map((size, position) => (position === column ? width : size)));
  }
  const total = sizes?.reduce((sum, size) => sum + size, 0);
  const columns = few.map(({ key, isNumeric }, column) => ({
    name: key,
    className: `tb-cut tb-xs ${classes.headCell}`,
    style: { width: sizes?.[column] ?? usual[column] },
    'data-numeric': isNumeric || undefined,
    'aria-label': key,
    'aria-sort': sort?.column === column ? sort.direction : undefined,
    onSort: () => onSort(nextSort(column, sort)),
    children: (
      <ColumnHandle
        name={key}
        width={sizes?.[column] ?? null}
        onWidth={(width) => resize(column, width)}
        onReset={() => setSizes(null)}
      />
    ),
  }));
  return (
    <ScrollBox
      ref={scroller}
      label={`Rows of ${name}`}
      className={rows.isVirtual ? classes.tall : classes.box}
      onKeyDown={onKeyDown}
    >
      <DataTable
        className={`tb-columns-fixed ${classes.table}`}
        style={total === undefined ? { minWidth: few.length * 96 } : { width: total }}
        label={name}
        columns={onShowRow ? [...columns, MENU_COLUMN] : columns}
        rows={rows}
      >
        {(row) => {
          const position = positions[row] ?? 0;
          return (
            <TableRow
              key={position}
              table={drawn}
              position={position}
              row={row}
              picked={picked?.row === position ? picked.column : null}
              onPick={onPick && pick}
              onShow={onShowRow && showRow}
            />
          );
        }}
      </DataTable>
      {more}
      {positions.length === 0 && <p className="tb-quiet tb-inset-md tb-size-sm">No row contains this text.</p>}
    </ScrollBox>
  );
}

/** The first click on a head sorts ascending, the second descending, the third restores the order of the data. */
function nextSort(column: number, sort: TableSort | null): TableSort | null {
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** The cell that an arrow key moves to; the first cell if none is picked. */
function moveOf(
  key: string,
  picked: CellCoordinates | null,
  positions: readonly number[],
  columns: number,
): CellCoordinates | null {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
  if (!step || positions.length === 0) return null;
  const at = picked ? positions.indexOf(picked.row) : -1;
  if (!picked || at === -1) return { row: positions[0] ?? 0, column: 0 };
  const row = positions[Math.min(positions.length - 1, Math.max(0, at + (step[0] ?? 0)))] ?? 0;
  return { row, column: Math.min(columns - 1, Math.max(0, picked.column + (step[1] ?? 0))) };
}

/** Computed from all rows, so that the widths do not change while filtering. */
function columnWidths(table: ResultTable): string[] {
  if (table.shape === 'fields') return ['26%', '74%'];
  const sample = table.rows.slice(0, 100);
  const weights = table.columns.map(({ key, isNumeric }, column) => {
    const longest = sample.reduce((most, row) => Math.max(most, cellText(row[column]).length), key.length);
    return isNumeric ? 1 : Math.min(5, Math.max(1.2, longest / 10));
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => `${((weight / sum) * 100).toFixed(2)}%`);
}

/** Longer cells are truncated on the page, but copied in full. */
const LONGEST_CELL = 300;

const MENU_COLUMN = { name: 'Menu of the row', isNameHidden: true, className: classes.headCell, style: { width: 40 } };

interface TableRowProps {
  table: ResultTable;
  /** Index in the data, and among the shown rows. */
  position: number;
  row: number;
  /** The picked column; null if the picked cell is not in this row. */
  picked: number | null;
  onPick: ((position: number, column: number) => void) | null;
  onShow: ((position: number) => void) | null;
}

/** One row of a result table. */
const TableRow = memo(function TableRow({ table, position, row, picked, onPick, onShow }: TableRowProps) {
  return (
    <tr aria-rowindex={row + 2} className={`tb-hover ${classes.row}`} data-picked={picked !== null || undefined}>
      {table.columns.map(({ key, isNumeric }, column) => {
        const cell = table.rows[position]?.[column];
        const text = cellText(cell);
        const isMono = typeof cell !== 'string' || (table.shape === 'fields' && column === 0);
        // Keyboard users pick with the arrow keys on the scroll box of the table.
        const pickable = onPick ? { onClick: () => onPick(position, column) } : {};
        return (
          <td
            key={key}
            className={`tb-cut tb-md tb-isolate ${classes.cell}`}
            data-numeric={isNumeric || undefined}
            data-mono={isMono || undefined}
            data-null={cell === null || undefined}
            aria-current={picked === column || undefined}
            title={text.length > 40 ? text.slice(0, 2000) : undefined}
            {...pickable}
          >
            {cutText(text, LONGEST_CELL)}
          </td>
        );
      })}
      {onShow && (
        <td className={classes.menu}>
          <ActionMenu
            label={`Row ${position + 1} menu`}
            actions={[{ label: 'Show in JSON', onSelect: () => onShow(position) }]}
          />
        </td>
      )}
    </tr>
  );
});
