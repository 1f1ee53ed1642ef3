/** How the text of an input was received: the kind of stream, its figures, and the components that wrote. */
import { useMemo } from 'react';
import { spanText } from '#run/figures/figure-text.ts';
import { type InputFigures, inputFigures } from '#run/figures/input-figures.ts';
import { inputTitle } from '#run/figures/input-title.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { describeReport } from '#run/stream/describe-report.ts';
import { RECEIVED, type StreamReport, streamReport } from '#run/stream/stream-report.ts';
import { DataTable } from '../../../shell/ui/layout/data-table.tsx';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import figuresClasses from '../figures.module.css';
import { ArrivalBars } from './arrival-bars.tsx';
import classes from './received-meter.module.css';

export function ReceivedMeter({ run, input }: { run: Run; input: number }) {
  const report = useMemo(() => streamReport(run, input), [run, input]);
  const pieces = report.writers.flatMap((writer) => writer.pieces);
  const result = run.inputs.find(({ index }) => index === input);
  const figures = inputFigures(run, result);
  const { firstTokenMs } = figures;
  const status = result?.status;
  const isReceiving = status === 'running' || status === 'waiting';
  const label = isReceiving && report.received !== 'tokens' ? 'Receiving' : RECEIVED[report.received];
  return (
    <section className="tb-fixed tb-hairline tb-inset-sm-md tb-gap-sm-md tb-stack" aria-label="What was received">
      <div className={`tb-row tb-wrap ${classes.verdict}`}>
        <strong
          className={`tb-sm tb-accent tb-fixed tb-strong tb-tint ${classes.label}`}
          data-received={report.received}
        >
          {label}
        </strong>
        <p className={`tb-sm-tall tb-quiet ${classes.sentence}`}>{describeReport(report, isReceiving)}</p>
      </div>
      <dl className={`${figuresClasses.figures} ${classes.figures}`}>
        {figuresOf(report, figures).map(([name, value]) => (
          <div
            key={name}
            title={
              name === 'First token'
                ? spanText(figures, firstTokenMs, figures.firstWaitedMs)
                : 'Measured in this browser'
            }
          >
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {report.pieces > 1 && <ArrivalBars pieces={pieces} name={`${label} of ${inputTitle(input)}`} />}
      {report.writers.length > 1 && <WriterTable run={run} report={report} />}
    </section>
  );
}

type TokenFigures = Pick<InputFigures, 'firstTokenMs' | 'clock'>;

function figuresOf(report: StreamReport, { firstTokenMs, clock }: TokenFigures): [string, string][] {
  const { firstByteMs, charactersPerSecond, tokensPerSecond, longestGapMs } = report;
  const rate = tokensPerSecond ?? charactersPerSecond;
  // Measured on another clock than the first token, which may therefore seem to be earlier.
  const where = firstTokenMs !== null && clock === 'server' ? ' in this browser' : '';
  return [
    ['First byte', firstByteMs === null ? '–' : `${formatDuration(firstByteMs)}${where}`],
    ['First token', firstTokenMs === null ? '–' : formatDuration(firstTokenMs)],
    [
      tokensPerSecond === null ? 'Characters per second' : 'Tokens per second',
      rate === null ? '–' : rate < 10 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en'),
    ],
    ['Longest gap', longestGapMs === null ? '–' : formatDuration(longestGapMs)],
  ];
}

/** The components that wrote text, each with its figures. */
function WriterTable({ run, report }: { run: Run; report: StreamReport }) {
  const names = new Map(run.components.map(({ id, displayName }) => [id, displayName]));
  return (
    <ScrollBox label="Components that wrote" className={classes.writers}>
      <DataTable
        className="tb-sm-tall"
        label="Text per component"
        columns={['Component', 'Received', 'First token', 'A second', 'Longest gap']}
      >
        {report.writers.map(({ component, received, firstTokenMs, longestGapMs, ...rates }) => (
          <tr key={component}>
            <th scope="row">
              {component === '' ? 'Unnamed' : (names.get(component) ?? component)}{' '}
              <small className="tb-mono tb-size-xs tb-faint">{component}</small>
            </th>
            <td>{RECEIVED[received]}</td>
            <td>{firstTokenMs === null ? '–' : formatDuration(firstTokenMs)}</td>
            <td>{rateOf(rates)}</td>
            <td>{longestGapMs === null ? '–' : formatDuration(longestGapMs)}</td>
          </tr>
        ))}
      </DataTable>
    </ScrollBox>
  );
}

function rateOf(rates: { tokensPerSecond: number | null; charactersPerSecond: number | null }): string {
  if (rates.tokensPerSecond !== null) return `${Math.round(rates.tokensPerSecond)} tokens`;
  return rates.charactersPerSecond === null ? '–' : `${Math.round(rates.charactersPerSecond)} characters`;
}
