/** Rows of a table with what was removed, added and changed; long series of equal rows are folded. */
import { UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { earlierTable, type RowDifference, type TableDifference } from '#run/compare/table-difference.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { cellText } from '#run/results/result-table.ts';
import classes from '../../../blocks/difference/difference.module.css';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';

export interface DiffTableProps {
  difference: TableDifference;
  /** Which of the two tables; `both` shows one above the other. */
  side: 'before' | 'after' | 'both';
  name: string;
}

/** A longer series of equal rows is folded to its first and last rows. */
const MAX_SAME = 6;
const CONTEXT_ROWS = 2;
/** How many rows are rendered at first. */
const DRAWN = 200;

type Shown = { row: RowDifference; position: number } | { folded: number; position: number };

export function DiffTable({ difference, side, name }: DiffTableProps) {
  const [isOpen, setOpen] = useState(false);
  const [drawn, setDrawn] = useState(DRAWN);
  const { columns, rows } = useMemo(() => {
    if (side === 'before') return earlierTable(difference);
    return { ...difference, rows: difference.rows.filter((row) => side === 'both' || row.after !== null) };
  }, [difference, side]);
  const shown = useMemo(() => (isOpen ? rows.map((row, position) => ({ row, position })) : fold(rows)), [rows, isOpen]);
  return (
    <ScrollBox label={`Rows of ${name}`} className={classes.rows}>
      <table className={`tb-table ${classes.dataTable}`} aria-label={name}>
        <thead>
          <tr>
            <td className={classes.sign} />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, drawn).map((item) =>
            'row' in item ? (
              <Row key={item.position} row={item.row} side={side} />
            ) : (
              <tr key={`fold ${item.position}`}>
                <td colSpan={columns.length + 1}>
                  <UnstyledButton
                    className={`tb-quiet tb-min-24 tb-size-sm tb-touch ${classes.fold}`}
                    onClick={() => setOpen(true)}
                  >
                    {formatCount(item.folded, 'row')} the same
                  </UnstyledButton>
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {shown.length > drawn && (
        <UnstyledButton
          className={`tb-quiet tb-min-24 tb-size-sm tb-touch ${classes.fold}`}
          onClick={() => setDrawn(drawn + DRAWN)}
        >
          {formatCount(shown.length - drawn, 'more row')}
        </UnstyledButton>
      )}
    </ScrollBox>
  );
}

const SIGNS = { same: '', changed: '±', removed: '−', added: '+' } as const;
const KIND_LABELS = { same: '', changed: 'Changed', removed: 'Removed', added: 'Added' } as const;

function Row({ row, side }: { row: RowDifference; side: DiffTableProps['side'] }) {
  const { kind, before, after, columns, isMoved } = row;
  const cells = (side === 'before' ? before : (after ?? before)) ?? [];
  return (
    <tr data-kind={kind}>
      <td className={classes.sign}>
        <span aria-hidden="true">{SIGNS[kind]}</span>
        <span className="tb-visually-hidden">{KIND_LABELS[kind]}</span>
        {isMoved && <span title="This row has another position in the first run">moved</span>}
      </td>
      {cells.map((value, position) => {
        const isChanged = columns.includes(position);
        const text = cellText(value);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells are in the order of the columns
          <td key={position} data-number={typeof value === 'number' || undefined}>
            {!isChanged && (kind === 'removed' ? <del>{text}</del> : kind === 'added' ? <ins>{text}</ins> : text)}
            {isChanged && side === 'before' && <del>{text}</del>}
            {isChanged && side === 'both' && (
              <>
                <del>{cellText(before?.[position])}</del>{' '}
              </>
            )}
            {isChanged && side !== 'before' && <ins>{text}</ins>}
          </td>
        );
      })}
    </tr>
  );
}

function fold(rows: readonly RowDifference[]): Shown[] {
  const shown: Shown[] = [];
  for (let at = 0; at < rows.length; ) {
    let end = at;
    while (end < rows.length && rows[end]?.kind === 'same' && rows[end]?.isMoved === false) end += 1;
    const isLong = end - at > MAX_SAME && end - at < rows.length;
    for (let position = at; position < Math.max(end, at + 1); position += 1) {
      const row = rows[position];
      if (isLong && position === at + CONTEXT_ROWS) shown.push({ folded: end - at - CONTEXT_ROWS * 2, position });
      if (row && (!isLong || position < at + CONTEXT_ROWS || position >= end - CONTEXT_ROWS))
        shown.push({ row, position });
    }
    at = Math.max(end, at + 1);
  }
  return shown;
}
