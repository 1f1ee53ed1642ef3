/** When each component ran, as bars or as a table. */

import { useEffect, useId, useMemo, useState } from 'react';
import { isRefusedInput, NOTHING_RAN } from '#run/errors/is-refusal.ts';
import { inputTitle } from '#run/figures/input-title.ts';
import { runFigures } from '#run/figures/run-figures.ts';
import type { Run } from '#run/model/run.ts';
import { RECEIVED, streamReport } from '#run/stream/stream-report.ts';
import { type TimelineInput, type TimelineRow, timelineOf, timelineTotals } from '#run/timeline/timeline.ts';
import { Segments } from '../../../shell/ui/controls/segments.tsx';
import { ArrivalBars } from './arrival-bars.tsx';
import { FigureTable } from './figure-table.tsx';
import detailClasses from './row-detail.module.css';
import { type Clock, type SelectedRow, TimelineChart } from './timeline-chart.tsx';
import { formatCost, TimelineTotalsLine } from './timeline-totals.tsx';
import classes from './timeline-view.module.css';
import { timesOf } from './times-of.ts';

const SENTENCES = {
  events: 'Times measured on the server.',
  'live-events': 'Langflow’s live events. Times measured in this browser, including network time.',
  traces:
    'Component times come from Langflow’s traces and were measured on the server. Input times and first tokens were measured in this browser.',
} as const;

const CLOCKS = [
  ['aligned', 'Starts aligned'],
  ['one', 'One clock'],
] as const;
const SHAPES = [
  ['bars', 'Bars'],
  ['table', 'Table'],
] as const;

const EVERY_MS = 250;

export function TimelineView({ run, inputShown }: { run: Run; inputShown: number | null }) {
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
    <div className="tb-column tb-fixed">
      <TimelineTotalsLine inputs={inputs} totals={totals} figures={figures} />
      <p className={`tb-sm-tall tb-fixed tb-quiet ${classes.source}`}>{sourceSentence(run, inputs)}</p>
      <div className={`tb-bar tb-wrap tb-hairline-above tb-inset-xs tb-min-40 ${classes.toolbar}`}>
        <Segments label="Clock" choices={CLOCKS} value={clock} onChange={setClock} />
        <Segments
          label="Timeline shown as"
          choices={SHAPES}
          value={isTable ? 'table' : 'bars'}
          onChange={(value) => setTable(value === 'table')}
        />
        {!isTable && hasRows && <Legend />}
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

function Legend() {
  return (
    <ul className={`tb-list tb-xs tb-wrap tb-quiet tb-flex ${classes.legend}`} aria-label="Legend">
      <li className="tb-row tb-gap-xs-sm">
        <i data-part="bar" /> running
      </li>
      <li className="tb-row tb-gap-xs-sm">
        <i data-part="wait" /> waiting for first token
      </li>
      <li className="tb-row tb-gap-xs-sm">
        <i data-part="text" /> first token, then chunks
      </li>
      <li className="tb-row tb-gap-xs-sm">
        <i data-part="critical" /> critical path
      </li>
    </ul>
  );
}

/** Time since the start of the run, updated a few times a second; the run's duration when it has ended. */
function useNow({ startedAt, durationMs }: Run): number {
  const [now, setNow] = useState(() => Date.now() - startedAt);
  useEffect(() => {
    if (durationMs !== null) return;
    const timer = setInterval(() => setNow(Date.now() - startedAt), EVERY_MS);
    return () => clearInterval(timer);
  }, [startedAt, durationMs]);
  return durationMs ?? now;
}

/** Says in one sentence where the times are from, and what is not reported. */
function sourceSentence(run: Run, inputs: readonly TimelineInput[]): string {
  const sources = new Set(inputs.map(({ source }) => source));
  const [only] = sources;
  if (sources.size === 1 && only !== undefined && only !== 'not reported') return SENTENCES[only];
  if (inputs.some(({ isPending }) => isPending)) return 'Looking for the traces of this run on the server…';
  if (sources.size === 1) {
    if (inputs.every(({ input }) => isRefusedInput(run, input))) return NOTHING_RAN;
    return run.status === 'running'
      ? 'No component times yet. The bar shows the request, measured in this browser.'
      : 'No component times arrived. The bar shows the request, measured in this browser.';
  }
  const missing = inputs.filter(({ source }) => source === 'not reported').map(({ input }) => input + 1);
  const source = [...sources].find((one) => one !== 'not reported');
  const sentence = source === undefined ? '' : SENTENCES[source];
  return `${sentence} Not reported for ${missing.length === 1 ? 'input' : 'inputs'} ${missing.join(', ')}.`;
}

/** The selected component: its exact times, and how its text arrived. */
function RowDetail({ run, input, row }: { run: Run; input: TimelineInput; row: TimelineRow }) {
  const titleId = useId();
  const title = `${row.name}, ${inputTitle(input.input)}`;
  const report = useMemo(() => streamReport(run, input.input), [run, input.input]);
  const writer = report.writers.find(({ component }) => component === row.id);
  const received = writer && RECEIVED[report.received === 'buffered' ? 'buffered' : writer.received];
  const facts = [
    ...timesOf(row),
    row.tokens === null ? 'tokens not reported' : `${row.tokens.toLocaleString('en')} tokens`,
    row.cost === null ? 'cost not reported' : `cost ${formatCost(row.cost)}`,
  ];
  return (
    <section
      className={`tb-fixed tb-sunken tb-hairline-above tb-inset-sm-md tb-gap-xs-sm tb-stack ${detailClasses.detail}`}
      aria-labelledby={titleId}
    >
      <header className={`tb-row tb-wrap ${detailClasses.head}`}>
        <h3 className="tb-md tb-strong" id={titleId}>
          {title}
        </h3>
        {row.id !== null && <small className="tb-mono tb-size-xs tb-faint">{row.id}</small>}
        {received && (
          <strong className={`tb-accent tb-strong tb-tint tb-size-xs ${detailClasses.received}`}>{received}</strong>
        )}
      </header>
      <p className="tb-xs tb-mono tb-break tb-quiet">{facts.join(' · ')}</p>
      {writer && writer.pieces.length > 1 && <ArrivalBars pieces={writer.pieces} name={`${received} of ${title}`} />}
    </section>
  );
}
