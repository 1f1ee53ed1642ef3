/** The list of Inside as a table of figures, exact to a tenth of a millisecond. */
import { useRef } from 'react';
import { inputTitle } from '#run/figures/input-title.ts';
import { formatCost } from '#run/figures/result-format.ts';
import type { InsideRow } from '#run/inside/inside-rows.ts';
import type { TimelineRow } from '#run/timeline/timeline.ts';
import { DataTable } from '../../../shell/ui/layout/data-table.tsx';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import { useVirtualRows } from '../../../shell/ui/layout/use-virtual-rows.ts';
import classes from './figure-table.module.css';
import { exactTime } from './times-of.ts';

const ROW_HEIGHT = 28;
const COLUMNS = [
  'Component',
  'State',
  'Waited',
  'Start',
  'First token',
  'End',
  'Time',
  'Tokens',
  'Cost',
  'Critical path',
];

export function FigureTable({ rows, input }: { rows: readonly InsideRow[]; input: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useVirtualRows({ count: rows.length, rowHeight: ROW_HEIGHT, scroller, headHeight: ROW_HEIGHT });
  return (
    <ScrollBox ref={scroller} label="Figures of the components" className={classes.box}>
      <DataTable
        label={`Components of ${inputTitle(input)}`}
        columns={COLUMNS}
        rows={shown}
        className={`tb-sm-tall ${classes.table}`}
      >
        {(index, rowIndex) => {
          const row = rows[index];
          return (
            row && (
              <tr key={row.key} aria-rowindex={rowIndex}>
                {cellsOf(row).map((cell, column) => (
                  <td key={COLUMNS[column]}>{cell}</td>
                ))}
              </tr>
            )
          );
        }}
      </DataTable>
    </ScrollBox>
  );
}

function cellsOf(row: InsideRow): string[] {
  if (row.kind === 'call') return callCells(row);
  const { name, id, row: times, absent, tweak } = row.component;
  const named = [...(id === null ? [name] : [`${name} ${id}`]), ...(tweak === null ? [] : [tweak])].join(', ');
  return [named, ...(times === null ? [absent ?? 'not reported', ...Array(8).fill('–')] : timeCells(times, row.time))];
}

function timeCells(row: TimelineRow, time: string): string[] {
  const { state, waitedMs, startMs, firstTextMs, endMs, tokens, cost, isCritical } = row;
  return [
    state,
    waitedMs === null ? '–' : exactTime(waitedMs),
    exactTime(startMs),
    firstTextMs === null ? '–' : exactTime(firstTextMs),
    endMs === null ? '–' : exactTime(endMs),
    endMs === null ? time : exactTime(endMs - startMs),
    tokens === null ? 'not reported' : tokens.toLocaleString('en'),
    cost === null ? 'not reported' : formatCost(cost),
    isCritical ? 'yes' : 'no',
  ];
}

function callCells({ name, number, bars, call, isFailed, time }: Extract<InsideRow, { kind: 'call' }>): string[] {
  const [bar] = bars;
  const { tokens, cost, endMs } = call;
  const sum = tokens && (tokens.input ?? 0) + (tokens.output ?? 0);
  return [
    `Call ${number}, ${name}`,
    isFailed ? 'failed' : endMs === null ? time : 'done',
    '–',
    bar ? exactTime(bar.startMs) : '–',
    '–',
    bar && endMs !== null ? exactTime(bar.endMs) : '–',
    bar && endMs !== null ? exactTime(bar.endMs - bar.startMs) : '–',
    sum === undefined ? '–' : sum.toLocaleString('en'),
    cost === undefined ? '–' : formatCost(cost),
    '–',
  ];
}
