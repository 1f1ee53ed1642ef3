/** A table without a counterpart to compare with. */

import { formatCount } from '#run/figures/result-format.ts';
import { cellText, type ResultTable } from '#run/results/result-table.ts';
import { DataTable } from '../../ui/layout/data-table.tsx';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import classes from './difference.module.css';

/** The Table of the run has all rows. */
const MAX_ROWS = 200;

export function PlainTable({ table, name }: { table: ResultTable; name: string }) {
  const { columns, rows } = table;
  return (
    <ScrollBox label={`Rows of ${name}`} className={classes.rows}>
      <DataTable className={`tb-table ${classes.dataTable}`} label={name} columns={columns.map(({ key }) => key)}>
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
      </DataTable>
      {rows.length > MAX_ROWS && (
        <p className="tb-sm-tall tb-quiet tb-inset-sm">{formatCount(rows.length - MAX_ROWS, 'more row')}</p>
      )}
    </ScrollBox>
  );
}
