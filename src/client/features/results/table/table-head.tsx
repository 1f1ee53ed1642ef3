/** The heading row of a result table: a click sorts ascending, the second descending, the third restores the original order. */
import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ResultColumn, TableSort } from '#run/results/result-table.ts';
import { ColumnHandle } from './column-handle.tsx';
import classes from './data-table.module.css';

export interface TableHeadProps {
  columns: readonly ResultColumn[];
  sort: TableSort | null;
  onSort: (sort: TableSort | null) => void;
  /** Widths in px if a column was resized. */
  sizes: readonly number[] | null;
  onSizes: (sizes: readonly number[] | null) => void;
}

export function TableHead({ columns, sort, onSort, sizes, onSizes }: TableHeadProps) {
  const row = useRef<HTMLTableRowElement>(null);
  function resize(column: number, width: number) {
    const before = sizes ?? [...(row.current?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width);
    onSizes(before.map((size, place) => (place === column ? width : size)));
  }
  return (
    <thead className={classes.head}>
      <tr aria-rowindex={1} ref={row}>
        {columns.map(({ key, isNumeric }, column) => {
          const direction = sort?.column === column ? sort.direction : null;
          const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
          return (
            <th
              key={key}
              scope="col"
              className={`tb-cut ${classes.headCell}`}
              data-numeric={isNumeric || undefined}
              aria-label={key}
              {...(direction ? { 'aria-sort': direction } : {})}
            >
              <UnstyledButton
                className={`tb-xs tb-row ${classes.headButton}`}
                title={key}
                onClick={() => onSort(nextSort(column, sort))}
              >
                <span>{key}</span>
                {direction && <Arrow size={12} stroke={1.8} aria-hidden="true" />}
              </UnstyledButton>
              <ColumnHandle
                name={key}
                width={sizes?.[column] ?? null}
                onWidth={(width) => resize(column, width)}
                onReset={() => onSizes(null)}
              />
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
