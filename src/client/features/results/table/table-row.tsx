/** One row of a result table. */
import { memo } from 'react';
import { cutText } from '#contract/text/cut-text.ts';
import { cellText, type ResultTable } from '#run/results/result-table.ts';
import classes from './rows-table.module.css';

/** Longer cells are truncated on the page, but copied in full. */
const LONGEST_CELL = 300;

export interface TableRowProps {
  table: ResultTable;
  /** Index in the data, and among the shown rows. */
  place: number;
  row: number;
  /** The picked column; null if the picked cell is not in this row. */
  picked: number | null;
  onPick: ((place: number, column: number) => void) | null;
}

export const TableRow = memo(function TableRow({ table, place, row, picked, onPick }: TableRowProps) {
  return (
    <tr aria-rowindex={row + 2} className={`tb-hover ${classes.row}`} data-picked={picked !== null || undefined}>
      {table.rows[place]?.map((cell, column) => {
        const { key, isNumeric } = table.columns[column] ?? { key: '', isNumeric: false };
        const text = cellText(cell);
        const isMono = typeof cell !== 'string' || (table.shape === 'fields' && column === 0);
        // Keyboard users pick with the arrow keys on the scroll box of the table.
        const pickable = onPick ? { onClick: () => onPick(place, column) } : {};
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
    </tr>
  );
});
