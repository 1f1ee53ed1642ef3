/** The heading row of a result table: a press sorts upwards, a second one downwards, a third one takes the order of the data. */
import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ResultColumn, TableSort } from '#run/result-table.ts';
import classes from './data-table.module.css';

export interface TableHeadProps {
  columns: readonly ResultColumn[];
  sort: TableSort | null;
  onSort: (sort: TableSort | null) => void;
}

export function TableHead({ columns, sort, onSort }: TableHeadProps) {
  return (
    <thead className={classes.head}>
      <tr aria-rowindex={1}>
        {columns.map(({ key, isNumeric }, column) => {
          const direction = sort?.column === column ? sort.direction : null;
          const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
          return (
            <th
              key={key}
              scope="col"
              className={classes.headCell}
              data-numeric={isNumeric || undefined}
              {...(direction ? { 'aria-sort': direction } : {})}
            >
              <UnstyledButton className={classes.headButton} title={key} onClick={() => onSort(nextSort(column, sort))}>
                <span>{key}</span>
                {direction && <Arrow size={12} stroke={1.8} aria-hidden="true" />}
              </UnstyledButton>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function nextSort(column: number, sort: TableSort | null): TableSort | null {
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : null;
}
