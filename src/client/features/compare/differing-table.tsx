/** What differs between the runs: a row for each part, and a column for each run. */
import type { ReactNode } from 'react';
import { DataTable } from '../../ui/layout/data-table.tsx';
import classes from './compare-facts.module.css';

export interface DifferingTableProps {
  /** Accessible name. */
  label: string;
  /** Title of the first column. */
  part: string;
  letters: readonly string[];
  /** With a value for each run. */
  rows: readonly { key: string; name: ReactNode; values: readonly ReactNode[] }[];
}

export function DifferingTable({ label, part, letters, rows }: DifferingTableProps) {
  return (
    <DataTable
      className={`tb-table tb-break tb-columns-fixed ${classes.table}`}
      label={label}
      columns={[part, ...letters]}
    >
      {rows.map(({ key, name, values }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          {values.map((value, place) => (
            <td key={letters[place]} data-last={place > 0 || undefined}>
              {value}
            </td>
          ))}
        </tr>
      ))}
    </DataTable>
  );
}
