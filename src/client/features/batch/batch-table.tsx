/** The rows of a batch with their results. Virtualised: only visible rows are read and rendered. */
import { SegmentedControl } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { Batch } from '#run/batch/batch.ts';
import { spanWords } from '#run/figures/figure-words.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { typedText } from '#run/model/typed-value.ts';
import { markdownLine } from '#run/results/markdown-line.ts';
import type { BatchState } from '../../state/ui-state.ts';
import { DataTable } from '../../ui/layout/data-table.tsx';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import { useNarrowHeight } from '../../ui/layout/use-narrow-height.ts';
import { useVirtualRows } from '../../ui/layout/use-virtual-rows.ts';
import { BatchRow } from './batch-row.tsx';
import classes from './batch-table.module.css';
import { useBatchRow } from './use-batch-row.ts';

/** As in `batch-table.module.css`. */
const ROW_HEIGHT = 34;
const NARROW_ROW_HEIGHT = 62;
const NARROW_HEAD_HEIGHT = 48;

const FILTERS = [
  { value: 'all', label: 'All rows', states: null, none: 'No rows' },
  { value: 'errors', label: 'Errors', states: [5], none: 'No rows with errors' },
  { value: 'failed', label: 'Failed', states: [4], none: 'No failed rows' },
] as const;

const WORDS = ['Queued', 'Running', 'Answered', 'Passed', 'Failed', 'Error'] as const;

export function BatchTable({ state }: { state: BatchState }) {
  const { batch, rows, version } = state;
  const [filter, setFilter] = useState<string>('all');
  const [open, setOpen] = useState<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { states, none }: { states: readonly number[] | null; none: string } =
    FILTERS.find(({ value }) => value === filter) ?? FILTERS[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows change in place, and the version with them
  const shown = useMemo(
    () => (states === null ? null : [...rows.keys()].filter((row) => states.includes(rows[row] ?? 0))),
    [rows, states, version],
  );
  const count = shown === null ? batch.count : shown.length;
  const virtual = useVirtualRows({
    count,
    rowHeight: useNarrowHeight(ROW_HEIGHT, NARROW_ROW_HEIGHT),
    scroller,
    headHeight: useNarrowHeight(ROW_HEIGHT, NARROW_HEAD_HEIGHT),
    // They would have to be read first.
    isPrinted: false,
  });
  const columns = batch.columns.flatMap((name, place) =>
    batch.targets[place]?.kind === 'nothing' ? [] : [{ name, place }],
  );
  return (
    <>
      <SegmentedControl
        className={`tb-fixed ${classes.filter}`}
        size="xs"
        aria-label="Rows shown"
        data={FILTERS.filter(({ value }) => value !== 'failed' || batch.expectation !== null).map(
          ({ value, label }) => ({
            value,
            label,
          }),
        )}
        value={filter}
        onChange={setFilter}
      />
      <ScrollBox className={`tb-scroll ${classes.scroller}`} label="Rows, scroll" ref={scroller}>
        <DataTable
          className={classes.table ?? ''}
          label="Batch rows"
          columns={['Row', ...columns.map(({ name }) => name), 'State', 'Answer', 'Time']}
          rows={virtual}
        >
          {(index, rowIndex) => {
            const row = shown === null ? index : (shown[index] ?? 0);
            return (
              <Row
                key={row}
                batch={batch}
                row={row}
                rowIndex={rowIndex}
                now={rows[row] ?? 0}
                columns={columns}
                isOpen={row === open}
                onOpen={() => setOpen(row)}
              />
            );
          }}
        </DataTable>
        {count === 0 && <p className={`tb-quiet ${classes.empty}`}>{none}</p>}
      </ScrollBox>
      {open !== null && (
        <BatchRow key={open} batch={batch} row={open} now={rows[open] ?? 0} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface RowProps {
  batch: Batch;
  row: number;
  rowIndex: number;
  /** A state of `RowState`. */
  now: number;
  columns: readonly { name: string; place: number }[];
  isOpen: boolean;
  onOpen: () => void;
}

function Row({ batch, row, rowIndex, now, columns, isOpen, onOpen }: RowProps) {
  const data = useBatchRow(batch, row, now);
  const result = data?.result ?? null;
  const said = inLine(
    result === null ? '' : result.status === 'failed' ? result.why : markdownLine(result.answer.slice(0, 1_000)),
  );
  const why = result !== null && result.status === 'done' && result.why !== '' ? ` It ${inLine(result.why)}.` : '';
  return (
    <tr className={classes.row} aria-rowindex={rowIndex} data-state={now} data-open={isOpen || undefined}>
      <td className={`tb-mono ${classes.number}`}>{row + 1}</td>
      {columns.map(({ place: column }) => {
        const text = inLine(typedText(data?.cells[column]));
        return (
          <td key={column} title={text}>
            {text}
          </td>
        );
      })}
      <td>
        <span className={classes.verdict}>{WORDS[now]}</span>
      </td>
      <td title={`${said}${why}`}>
        {result !== null && (
          <button
            type="button"
            className={`tb-plain tb-cut ${classes.answer}`}
            aria-label={`Show row ${row + 1}`}
            aria-current={isOpen || undefined}
            onClick={onOpen}
          >
            {said}
            {why !== '' && <span className={classes.why}>{why}</span>}
          </button>
        )}
      </td>
      <td className={`tb-mono ${classes.number}`} title={result?.span && spanWords(result.span, result.ms)}>
        {result === null ? '' : formatDuration(result.ms)}
      </td>
    </tr>
  );
}

/** Truncates to what fits on a line, because the text could have megabytes. */
function inLine(text: string): string {
  return text.slice(0, 500);
}
