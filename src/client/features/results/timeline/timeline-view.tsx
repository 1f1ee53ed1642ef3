/** The Timeline view: what each component did when, as bars or as a table. Loaded when it is first opened. */
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { runFigures } from '#run/figures/run-figures.ts';
import type { Run } from '#run/model/run.ts';
import { type TimelineInput, timelineOf, timelineTotals } from '#run/timeline/timeline.ts';
import { FigureTable } from './figure-table.tsx';
import { RowDetail } from './row-detail.tsx';
import { sourceSentence } from './source-sentence.ts';
import { TimelineChart } from './timeline-chart.tsx';
import { TimelineTotalsLine } from './timeline-totals.tsx';
import classes from './timeline-view.module.css';
import { useNow } from './use-run-time.ts';

export interface TimelineViewProps {
  run: Run;
  /** Index of the one input that is shown; null for all. */
  inputShown: number | null;
}

export type Clock = 'aligned' | 'one';

/** The row whose exact times are shown. */
export interface SelectedRow {
  input: number;
  key: string;
}

export function TimelineView({ run, inputShown }: TimelineViewProps) {
  const now = useNow(run);
  const all = useMemo(() => timelineOf(run, now), [run, now]);
  const inputs = inputShown === null ? all : all.filter(({ input }) => input === inputShown);
  const [clock, setClock] = useState<Clock>('aligned');
  const [isTable, setTable] = useState(false);
  const [chosen, setChosen] = useState<SelectedRow | null>(null);
  const totals = useMemo(() => timelineTotals(inputs), [inputs]);
  const figures = runFigures(
    run,
    run.inputs.filter(({ index }) => inputShown === null || index === inputShown),
  );
  const selected =
    find(inputs, chosen) ??
    (totals.slowest && find(inputs, { input: totals.slowest.input, key: totals.slowest.row.key }));
  const hasRows = inputs.some(({ rows }) => rows.length > 0);
  return (
    <div className={classes.view}>
      <TimelineTotalsLine run={run} inputs={inputs} totals={totals} figures={figures} />
      <p className={classes.source}>{sourceSentence(inputs, run.status === 'running')}</p>
      <div className={classes.toolbar}>
        <SegmentedControl
          size="xs"
          aria-label="Clock"
          data={[
            { value: 'aligned', label: 'Starts aligned' },
            { value: 'one', label: 'One clock' },
          ]}
          value={clock}
          onChange={(value) => setClock(value === 'one' ? 'one' : 'aligned')}
        />
        <SegmentedControl
          size="xs"
          aria-label="Timeline shown as"
          data={[
            { value: 'bars', label: 'Bars' },
            { value: 'table', label: 'Table' },
          ]}
          value={isTable ? 'table' : 'bars'}
          onChange={(value) => setTable(value === 'table')}
        />
        {!isTable && hasRows && <Legend hasPath={inputs.some(({ hasPath }) => hasPath)} />}
      </div>
      {isTable ? (
        <FigureTable run={run} inputs={inputs} clock={clock} />
      ) : (
        <TimelineChart run={run} inputs={inputs} clock={clock} selected={selected} onSelect={setChosen} />
      )}
      {!isTable && selected && <RowDetail run={run} input={selected.input} row={selected.row} />}
    </div>
  );
}

function find(inputs: readonly TimelineInput[], chosen: SelectedRow | null) {
  const input = inputs.find((one) => one.input === chosen?.input);
  const row = input?.rows.find(({ key }) => key === chosen?.key);
  return input && row ? { input, row } : null;
}

function Legend({ hasPath }: { hasPath: boolean }) {
  return (
    <ul className={classes.legend} aria-label="Legend">
      <li>
        <i data-part="bar" /> running
      </li>
      <li>
        <i data-part="wait" /> waiting for first token
      </li>
      <li>
        <i data-part="text" /> first token, then chunks
      </li>
      {hasPath && (
        <li>
          <i data-part="critical" /> critical path
        </li>
      )}
    </ul>
  );
}
