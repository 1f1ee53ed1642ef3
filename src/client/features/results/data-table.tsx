/** Rows of data that sort, filter and copy; of a long table only the rows in sight are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { arrangeRows, cellText, type ResultTable, type TableSort } from '#run/result-table.ts';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import classes from './data-table.module.css';
import { TableHead } from './table-head.tsx';

const ROW_HEIGHT = 32;
/** Longer cells are cut on screen; copying takes them whole. */
const LONGEST_CELL = 300;
/** Up to here every row is drawn, so that the browser's own search finds it. */
const ALL_DRAWN = 50;

/** A row that only takes the room of the rows that are not drawn. */
const SPACER = { 'aria-hidden': true } as const;

export interface DataTableProps {
  table: ResultTable;
  /** "Similar Tickets, Input 1". */
  name: string;
  filter: string;
  sort: TableSort | null;
  onSort: (sort: TableSort | null) => void;
}

export function DataTable({ table, name, filter, sort, onSort }: DataTableProps) {
  const places = useMemo(() => arrangeRows(table, filter, sort), [table, filter, sort]);
  const widths = useMemo(() => columnWidths(table), [table]);
  const scroller = useRef<HTMLDivElement>(null);
  const isVirtual = places.length > ALL_DRAWN;
  const virtualizer = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    enabled: isVirtual,
  });
  const shown = isVirtual ? virtualizer.getVirtualItems().map((item) => item.index) : places.map((_, row) => row);
  const first = shown[0] ?? 0;
  const below = isVirtual ? virtualizer.getTotalSize() - (first + shown.length) * ROW_HEIGHT : 0;
  return (
    <ScrollBox ref={scroller} label={`Rows of ${name}`} className={isVirtual ? classes.tall : classes.box}>
      <table
        className={classes.table}
        style={{ minWidth: table.columns.length * 96 }}
        aria-label={name}
        aria-rowcount={places.length + 1}
      >
        <colgroup>
          {table.columns.map(({ key }, column) => (
            <col key={key} style={{ width: widths[column] }} />
          ))}
        </colgroup>
        <TableHead columns={table.columns} sort={sort} onSort={onSort} />
        <tbody>
          {first > 0 && <tr {...SPACER} style={{ height: first * ROW_HEIGHT }} />}
          {shown.map((row) => (
            <TableRow key={places[row]} table={table} place={places[row] ?? 0} row={row} />
          ))}
          {below > 0 && <tr {...SPACER} style={{ height: below }} />}
        </tbody>
      </table>
      {places.length === 0 && <p className={classes.none}>No row contains this text.</p>}
    </ScrollBox>
  );
}

interface TableRowProps {
  table: ResultTable;
  place: number;
  row: number;
}

function TableRow({ table, place, row }: TableRowProps) {
  return (
    <tr aria-rowindex={row + 2} className={classes.row}>
      {table.rows[place]?.map((cell, column) => {
        const { key, isNumeric } = table.columns[column] ?? { key: '', isNumeric: false };
        const text = cellText(cell);
        const isMono = typeof cell !== 'string' || (table.shape === 'fields' && column === 0);
        return (
          <td
            key={key}
            className={classes.cell}
            data-numeric={isNumeric || undefined}
            data-mono={isMono || undefined}
            data-null={cell === null || undefined}
            title={text.length > 40 ? text.slice(0, 2000) : undefined}
          >
            {text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text}
          </td>
        );
      })}
    </tr>
  );
}

/** Wide columns for long texts, narrow ones for numbers; the same while filtering, so that nothing jumps. */
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
