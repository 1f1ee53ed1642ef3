/** The selected component: its exact times, and how its text arrived. */
import { useId, useMemo } from 'react';
import type { Run } from '#run/model/run.ts';
import { RECEIVED, streamReport } from '#run/stream/stream-report.ts';
import type { TimelineInput, TimelineRow } from '#run/timeline/timeline.ts';
import { inputTitle } from '#run/variants/run-matrix.ts';
import { ArrivalBars } from '../stream/arrival-bars.tsx';
import classes from './row-detail.module.css';
import { formatCost } from './timeline-totals.tsx';
import { timesOf } from './times-of.ts';

export interface RowDetailProps {
  run: Run;
  input: TimelineInput;
  row: TimelineRow;
}

export function RowDetail({ run, input, row }: RowDetailProps) {
  const titleId = useId();
  const title = `${row.name}, ${inputTitle(run, input.input)}`;
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
      className={`tb-fixed tb-sunken tb-hairline-above tb-inset-sm-md tb-gap-xs-sm tb-stack ${classes.detail}`}
      aria-labelledby={titleId}
    >
      <header className={`tb-row tb-wrap ${classes.head}`}>
        <h3 id={titleId}>{title}</h3>
        {row.id !== null && <small>{row.id}</small>}
        {received && <strong>{received}</strong>}
      </header>
      <p className="tb-xs tb-mono tb-break tb-quiet">{facts.join(' · ')}</p>
      {writer && writer.pieces.length > 1 && <ArrivalBars pieces={writer.pieces} name={`${received} of ${title}`} />}
    </section>
  );
}
