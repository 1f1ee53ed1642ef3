/** Shown if there are no component times: the request as measured by this browser. */
import { isRefusal } from '#run/errors/is-refusal.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run, RunInputResult } from '#run/model/run.ts';
import type { TimelineInput } from '#run/timeline/timeline.ts';
import { TimeBar } from './time-bar.tsx';
import classes from './timeline-chart.module.css';

export interface RequestBarProps {
  run: Run;
  input: TimelineInput;
  startMs: number;
  endMs: number;
  marks: readonly number[];
}

export function RequestBar({ run, input, startMs, endMs, marks }: RequestBarProps) {
  const result = run.inputs.find(({ index }) => index === input.input);
  if (!result || result.startedAt === null) {
    return (
      <tr className={`tb-sm-tall tb-hover ${classes.row}`}>
        <th scope="row">Request</th>
        <td colSpan={3}>{notStarted(run, result, input.durationMs)}</td>
      </tr>
    );
  }
  const { firstTokenMs: firstTextMs, timeMs: endOf, tokens } = inputFigures(run, result);
  const state = endOf === null ? 'running' : result.status === 'failed' ? 'failed' : 'done';
  const row = {
    ...({ key: 'request', id: null, name: 'Request', startMs: 0, endMs: endOf, firstTextMs, state } as const),
    tokens: null,
    cost: null,
    error: null,
    waitedMs: null,
    textMs: [],
    isCritical: false,
    whySkipped: null,
  };
  return (
    <tr className={`tb-sm-tall tb-hover ${classes.row}`}>
      <th scope="row" className={classes.plainName}>
        Request
      </th>
      <td>
        <div className={classes.track}>
          <TimeBar row={row} startMs={startMs} endMs={endMs} marks={marks} lastMs={input.durationMs} />
        </div>
        {firstTextMs !== null && (
          <span className="tb-visually-hidden">first token at {formatDuration(firstTextMs)}</span>
        )}
      </td>
      <td className={`tb-mono tb-size-xs tb-one-line ${classes.figure}`}>
        {endOf === null ? 'running' : formatDuration(endOf)}
      </td>
      <td className={`tb-mono tb-size-xs tb-one-line ${classes.figure}`} data-column="tokens">
        {tokens === null ? 'not reported' : `${tokens.total.toLocaleString('en')} tok`}
      </td>
    </tr>
  );
}

/** Why there is no bar. */
function notStarted({ error }: Run, result: RunInputResult | undefined, durationMs: number): string {
  if (result?.status === 'stopped') return 'Never sent';
  if (result?.status !== 'failed') return 'Waiting to be sent';
  if (error === null || durationMs === 0) return 'Failed before it started';
  return `${isRefusal(error) ? 'Refused' : 'Failed'} after ${formatDuration(durationMs)}`;
}
