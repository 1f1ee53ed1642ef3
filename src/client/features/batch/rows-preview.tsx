/** The first rows as they were parsed, with the column names. */

import type { BatchRows } from '#run/batch/read-rows.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { typedText } from '#run/model/typed-value.ts';
import { DataTable } from '../../ui/layout/data-table.tsx';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import classes from './batch.module.css';

const SHOWN = 5;
/** Truncates cells, which may have megabytes. */
const LONGEST = 200;

export function RowsPreview({ read: { rows, columns } }: { read: BatchRows }) {
  if (rows.length === 0) return null;
  const left = rows.length - SHOWN;
  return (
    <ScrollBox className={classes.previewBox} label="Preview, scroll">
      <DataTable className={classes.preview ?? ''} label="Preview of rows" columns={['Row', ...columns]}>
        {rows.slice(0, SHOWN).map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other key
          <tr key={row}>
            <th scope="row">{row + 1}</th>
            {columns.map((name, column) => (
              <td key={name}>{typedText(cells[column]).slice(0, LONGEST)}</td>
            ))}
          </tr>
        ))}
      </DataTable>
      {left > 0 && <p className={`tb-quiet ${classes.note}`}>and {formatCount(left, 'more row')}</p>}
    </ScrollBox>
  );
}
