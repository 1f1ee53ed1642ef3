/** A table with its head. With many rows, only those in view are drawn, and the head stays in view. */

import type { ComponentPropsWithRef, ReactNode } from 'react';
import { IconChevronDown, IconChevronUp } from '../../icons/icons.ts';
import classes from './data-table.module.css';
import type { VirtualRows } from './use-virtual-rows.ts';

export interface TableColumn extends ComponentPropsWithRef<'th'> {
  /** The text of its head. */
  name: string;
  /** It is only for screen readers. */
  isNameHidden?: boolean;
  /** Makes a button of the head, if the table can be sorted. The attribute `aria-sort` shows how it is sorted. */
  onSort?: () => void;
}

export interface DataTableProps extends Omit<ComponentPropsWithRef<'table'>, 'children'> {
  /** Accessible name. */
  label: string;
  columns: readonly (string | TableColumn)[];
  /** Its head is only for screen readers. */
  isHeadHidden?: boolean;
  /** Which rows to draw, if there are many. */
  rows?: VirtualRows;
  /** The rows; with `rows` the one at an index, and its `aria-rowindex`. */
  children: ReactNode | ((index: number, rowIndex: number) => ReactNode);
}

export function DataTable({ label, columns, isHeadHidden, rows, className = '', children, ...rest }: DataTableProps) {
  return (
    <table
      aria-label={label}
      aria-rowcount={rows && rows.count + 1}
      className={`${classes.table} ${className}`}
      {...rest}
    >
      <thead className={isHeadHidden ? 'tb-visually-hidden' : classes.head} data-sticky={rows && true}>
        <tr aria-rowindex={rows && 1}>
          {columns.map((column, index) => {
            const {
              name,
              isNameHidden,
              onSort,
              children: more,
              ...head
            }: TableColumn = typeof column === 'string' ? { name: column } : column;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: names may be the user's own, and equal
              <th key={`${index} ${name}`} scope="col" {...head}>
                {onSort ? (
                  <button
                    type="button"
                    className={`tb-plain tb-target tb-row tb-fit tb-gap-xs tb-high ${classes.sort}`}
                    title={name}
                    onClick={onSort}
                  >
                    <span className="tb-cut">{name}</span>
                    <SortMark direction={head['aria-sort']} />
                  </button>
                ) : isNameHidden ? (
                  <span className="tb-visually-hidden">{name}</span>
                ) : (
                  name
                )}
                {more}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        <Spacer height={rows?.above ?? 0} />
        {typeof children === 'function' ? rows?.shown.map((index) => children(index, index + 2)) : children}
        <Spacer height={rows?.below ?? 0} />
      </tbody>
    </table>
  );
}

/** Takes the place of rows that are not rendered. */
function Spacer({ height }: { height: number }) {
  const hidden = { 'aria-hidden': true } as const;
  return height > 0 && <tr {...hidden} style={{ height }} />;
}

function SortMark({ direction }: { direction: TableColumn['aria-sort'] }) {
  const Mark = direction === 'descending' ? IconChevronDown : IconChevronUp;
  return direction && <Mark size={12} stroke={2} aria-hidden="true" className="tb-fixed" />;
}
