/** The timeline as figures: a row for each component of each input, exact to a tenth of a millisecond. */
import { useRef } from 'react';
import { inputFigures } from '#run/figures/input-figures.ts';
import type { Run } from '#run/model/run.ts';
import type { TimelineInput, TimelineRow } from '#run/timeline/timeline.ts';
import { DataTable } from '../../../shell/ui/layout/data-table.tsx';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import { useVirtualRows } from '../../../shell/ui/layout/use-virtual-rows.ts';
import classes from './figure-table.module.css';
import type { Clock } from './timeline-chart.tsx';
import { formatCost } from './timeline-totals.tsx';
import { exactTime } from './times-of.ts';

const ROW_HEIGHT = 28;
const COLUMNS = [
  'Input',
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

export interface FigureTableProps {
  run: Run;
  inputs: readonly TimelineInput[];
  clock: Clock;
}

export function FigureTable({ run, inputs, clock }: FigureTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const lines = inputs.flatMap(linesOf);
  const rows = useVirtualRows({ count: lines.length, rowHeight: ROW_HEIGHT, scroller, headHeight: ROW_HEIGHT });
  return (
    <ScrollBox ref={scroller} label="Figures of the timeline" className={classes.box}>
      <DataTable label="Timeline" columns={COLUMNS} rows={rows} className={`tb-sm-tall ${classes.table}`}>
        {(index, rowIndex) => {
          const line = lines[index];
          if (!line) return null;
          const offset = clock === 'one' ? line.input.offsetMs : 0;
          const cells = line.row ? cellsOf(line.row, offset) : requestCells(run, line.input, offset);
          return (
            <tr key={index} aria-rowindex={rowIndex}>
              <td>{line.input.input + 1}</td>
              {cells.map((cell, column) => (
                <td key={COLUMNS[column + 1]}>{cell}</td>
              ))}
            </tr>
          );
        }}
      </DataTable>
    </ScrollBox>
  );
}

/** An input without component times has one row, for its request. */
function linesOf(input: TimelineInput): { input: TimelineInput; row: TimelineRow | null }[] {
  return input.rows.length === 0 ? [{ input, row: null }] : input.rows.map((row) => ({ input, row }));
}

function cellsOf(row: TimelineRow, offset: number): string[] {
  const { name, id, state, waitedMs, startMs, firstTextMs, endMs, tokens, cost, isCritical } = row;
  return [
    id === null ? name : `${name} ${id}`,
    state,
    waitedMs === null ? '–' : exactTime(waitedMs),
    exactTime(startMs + offset),
    firstTextMs === null ? '–' : exactTime(firstTextMs + offset),
    endMs === null ? '–' : exactTime(endMs + offset),
    endMs === null ? '–' : exactTime(endMs - startMs),
    tokens === null ? 'not reported' : tokens.toLocaleString('en'),
    cost === null ? 'not reported' : formatCost(cost),
    isCritical ? 'yes' : 'no',
  ];
}

function requestCells(run: Run, input: TimelineInput, offset: number): string[] {
  const result = run.inputs.find(({ index }) => index === input.input);
  const { firstTokenMs: first, tokens } = inputFigures(run, result);
  return [
    'Request, measured in this browser',
    result?.status ?? '',
    '–',
    exactTime(offset),
    first === null ? '–' : exactTime(first + offset),
    exactTime(input.durationMs + offset),
    exactTime(input.durationMs),
    tokens === null ? 'not reported' : tokens.total.toLocaleString('en'),
    'not reported',
    'not reported',
  ];
}
