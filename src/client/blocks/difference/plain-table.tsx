/** A table without a counterpart to compare with. */

import { formatCount } from '#run/figures/result-format.ts';
import { cellText, type ResultTable } from '#run/results/result-table.ts';
import { ColumnTitles } from '../../ui/layout/column-titles.tsx';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import classes from './difference.module.css';

/** The Table of the run has all rows. */
const MAX_ROWS = 200;

export function PlainTable({ table, name }: { table: ResultTable; name: string }) {
  const { columns, rows } = table;
  return (
    <ScrollBox label={`Rows of ${name}`} className={classes.rows}>
      <table className={`tb-table ${classes.dataTable}`} aria-label={name}>
        <thead>
          <tr>
            <ColumnTitles titles={columns.map(({ key }) => key)} />
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MAX_ROWS).map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other key and never move
            <tr key={place}>
              {row.map((value, column) => (
                <td key={columns[column]?.key} data-number={typeof value === 'number' || undefined}>
                  {cellText(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MAX_ROWS && (
        <p className={`tb-sm-tall tb-quiet ${classes.rest}`}>{formatCount(rows.length - MAX_ROWS, 'more row')}</p>
      )}
    </ScrollBox>
  );
}
