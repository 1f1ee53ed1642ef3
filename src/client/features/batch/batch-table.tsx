/** The rows of a batch with their results. Virtualised: only visible rows are read and rendered. */
import { SegmentedControl } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Batch } from '#run/batch/batch.ts';
import { spanWords } from '#run/figures/figure-words.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { typedText } from '#run/model/typed-value.ts';
import { markdownLine } from '#run/results/markdown-line.ts';
import type { BatchState } from '../../state/ui-state.ts';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import { useNarrowHeight } from '../../ui/layout/use-narrow-height.ts';
import { BatchRow } from './batch-row.tsx';
import classes from './batch-table.module.css';
import { useBatchRow } from './use-batch-row.ts';

/** Not a real table, because its rows cannot be positioned absolutely for virtualisation. */
const ROLES = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

/** As in `batch-table.module.css`. */
const ROW_HEIGHT = 34;
const NARROW_ROW_HEIGHT = 62;

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
  const height = useNarrowHeight(ROW_HEIGHT, NARROW_ROW_HEIGHT);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measure again when the row height changes
  useEffect(() => virtualizer.measure(), [height, virtualizer]);
  const columns = batch.columns.flatMap((name, place) =>
    batch.targets[place]?.kind === 'nothing' ? [] : [{ name, place }],
  );
  return (
    <>
      <SegmentedControl
        className={classes.filter ?? ''}
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
      <ScrollBox className={classes.scroller} label="Rows, scroll" ref={scroller}>
        <div className={classes.table} {...ROLES.table} {...{ 'aria-label': 'Batch rows', 'aria-rowcount': count + 1 }}>
          <div {...ROLES.rowgroup}>
            <div className={`tb-row ${classes.heads}`} {...ROLES.row} {...{ 'aria-rowindex': 1 }}>
              <span {...ROLES.columnheader}>Row</span>
              {columns.map(({ name, place }) => (
                <span {...ROLES.columnheader} key={place}>
                  {name}
                </span>
              ))}
              <span {...ROLES.columnheader}>State</span>
              <span {...ROLES.columnheader}>Answer</span>
              <span {...ROLES.columnheader}>Time</span>
            </div>
          </div>
          <div {...ROLES.rowgroup} className={classes.rows} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const row = shown === null ? index : (shown[index] ?? 0);
              return (
                <Row
                  key={row}
                  batch={batch}
                  row={row}
                  place={index}
                  now={rows[row] ?? 0}
                  columns={columns}
                  isOpen={row === open}
                  onOpen={() => setOpen(row)}
                  style={{ transform: `translateY(${start}px)` }}
                />
              );
            })}
          </div>
        </div>
        {count === 0 && <p className={classes.empty}>{none}</p>}
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
  /** Index in the shown list. */
  place: number;
  /** A state of `RowState`. */
  now: number;
  columns: readonly { name: string; place: number }[];
  isOpen: boolean;
  style: { transform: string };
  onOpen: () => void;
}

function Row({ batch, row, place, now, columns, isOpen, style, onOpen }: RowProps) {
  const data = useBatchRow(batch, row, now);
  const result = data?.result ?? null;
  const said = inLine(
    result === null ? '' : result.status === 'failed' ? result.why : markdownLine(result.answer.slice(0, 1_000)),
  );
  const why = result !== null && result.status === 'done' && result.why !== '' ? ` It ${inLine(result.why)}.` : '';
  return (
    <div
      className={`tb-row ${classes.row}`}
      {...ROLES.row}
      {...{ 'aria-rowindex': place + 2 }}
      data-state={now}
      data-open={isOpen || undefined}
      style={style}
    >
      <span {...ROLES.cell} className={`tb-mono ${classes.number}`}>
        {row + 1}
      </span>
      {columns.map(({ place: column }) => {
        const text = inLine(typedText(data?.cells[column]));
        return (
          <span {...ROLES.cell} key={column} title={text}>
            {text}
          </span>
        );
      })}
      <span {...ROLES.cell}>
        <span className={classes.verdict}>{WORDS[now]}</span>
      </span>
      <span {...ROLES.cell} title={`${said}${why}`}>
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
      </span>
      <span
        {...ROLES.cell}
        className={`tb-mono ${classes.number}`}
        title={result?.span && spanWords(result.span, result.ms)}
      >
        {result === null ? '' : formatDuration(result.ms)}
      </span>
    </div>
  );
}

/** Truncates to what fits on a line, because the text could have megabytes. */
function inLine(text: string): string {
  return text.slice(0, 500);
}
