/** The head of the report's table, with a sort button in each column. */
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import classes from './report-table.module.css';
import { nextSort, type ReportColumn, type ReportSort } from './report-view.ts';

export interface ReportHeadProps {
  sort: ReportSort;
  onSort: (sort: ReportSort) => void;
  /** Number of the run that confirms the rows; null without one. */
  run: number | null;
  hasWhy: boolean;
}

interface Column {
  key: ReportColumn;
  label: string;
  className: string | undefined;
}

export function ReportHead({ sort, onSort, run, hasWhy }: ReportHeadProps) {
  const columns: (Column | null)[] = [
    { key: 'state', label: 'State', className: classes.stateColumn },
    { key: 'name', label: 'Component · field', className: undefined },
    { key: 'sent', label: 'Flow → sent', className: classes.sentColumn },
    run === null ? null : { key: 'run', label: `Run #${run}`, className: classes.runColumn },
    hasWhy ? { key: 'why', label: 'Why', className: classes.whyColumn } : null,
    { key: 'line', label: 'Line', className: `${classes.line} ${classes.lineColumn}` },
  ];
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns
          .filter((column) => column !== null)
          .map(({ key, label, className }) => (
            <th
              key={key}
              scope="col"
              className={className}
              aria-sort={sort.column === key ? ariaSort(sort) : undefined}
            >
              <button
                type="button"
                className={`tb-plain tb-row ${classes.sort}`}
                onClick={() => onSort(nextSort(sort, key))}
              >
                <span>{label}</span>
                {sort.column === key && <SortMark isDescending={sort.isDescending} />}
              </button>
            </th>
          ))}
      </tr>
    </thead>
  );
}

function ariaSort({ isDescending }: ReportSort): 'ascending' | 'descending' {
  return isDescending ? 'descending' : 'ascending';
}

function SortMark({ isDescending }: { isDescending: boolean }) {
  const Mark = isDescending ? IconChevronDown : IconChevronUp;
  return <Mark size={12} stroke={2} aria-hidden="true" style={{ flex: 'none' }} />;
}
