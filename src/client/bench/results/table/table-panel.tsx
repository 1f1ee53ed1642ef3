/** A table with a filter, a button to copy it as CSV, and the picked cell. */
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AccessorTarget } from '#run/results/result-accessor.ts';
import { arrangeRows, type ResultTable, type TableSort } from '#run/results/result-table.ts';
import { toCsv } from '#run/results/table-csv.ts';
import { useControlName } from '../../../blocks/markdown/answer-subject.ts';
import { IconCopy, IconSearch } from '../../../shell/icons/icons.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { copyText } from '../../../shell/ui/browser/copy-text.ts';
import { announce } from '../../../shell/ui/feedback/announce.ts';
import classes from './rows-table.module.css';
import { type CellCoordinates, RowsTable } from './rows-table.tsx';

export interface TablePanelProps {
  table: ResultTable;
  /** "Similar Tickets, Input 1". */
  subject: string;
  /** Shown next to the controls. */
  about: ReactNode;
  /** The accessor target of a cell; null if it is not in the reply. Without it cells cannot be picked. */
  targetOf: ((row: number, column: number) => AccessorTarget | null) | null;
  onPick: (target: AccessorTarget) => void;
}

/** With fewer rows there is no filter. */
const FILTERED_FROM = 6;

export function TablePanel({ table, subject, about, targetOf, onPick }: TablePanelProps) {
  const { setResultView } = useNavigate();
  const nameOf = useControlName('tables', subject);
  const [filter, setFilter] = useState('');
  const [sort, setSort] = useState<TableSort | null>(null);
  const [picked, setPicked] = useState<CellCoordinates | null>(null);
  async function copy() {
    const isCopied = await copyText(toCsv(table, arrangeRows(table, filter, sort)));
    announce(isCopied ? 'Copied' : 'The browser did not allow copying');
  }
  function pick(cell: CellCoordinates) {
    setPicked(cell);
    const target = targetOf?.(cell.row, cell.column);
    if (target) onPick(target);
  }
  /** Its picked cell, else its first one that is in the reply. */
  function show(row: number) {
    const columns = picked?.row === row ? [picked.column] : table.columns.map((_, column) => column);
    const [target] = columns.flatMap((column) => targetOf?.(row, column) ?? []);
    if (!target) return;
    onPick(target);
    setResultView('json');
  }
  return (
    <div className={classes.data}>
      <div className={`tb-sm tb-row tb-wrap tb-quiet tb-min-28 tb-below-xs-sm ${classes.bar}`}>
        {about}
        <div className="tb-row tb-end">
          {table.rows.length >= FILTERED_FROM && (
            <TextInput
              className={classes.filter ?? ''}
              size="xs"
              aria-label={nameOf('Filter rows')}
              placeholder="Filter rows"
              leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
              value={filter}
              onChange={(event) => setFilter(event.currentTarget.value)}
            />
          )}
          <Button
            size="xs"
            aria-label={nameOf('Copy CSV')}
            leftSection={<IconCopy size={14} stroke={1.6} aria-hidden="true" />}
            onClick={() => void copy()}
          >
            Copy CSV
          </Button>
        </div>
      </div>
      <RowsTable
        table={table}
        name={subject}
        filter={filter}
        sort={sort}
        onSort={setSort}
        picked={picked}
        onPick={targetOf ? pick : null}
        onShowRow={targetOf ? show : null}
      />
    </div>
  );
}
