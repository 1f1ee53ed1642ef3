/** How the text of one answer arrived, as ticks on a line, with a verdict and figures as text. */
import { useId } from 'react';
import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import type { TextArrival } from '#run/model/run.ts';
import { readStream, STREAM_VERDICTS } from '#run/results/result-meter.ts';
import classes from './stream-meter.module.css';

export interface StreamMeterProps {
  /** "Chat Output, Input 1". */
  subject: string;
  arrival: TextArrival;
  state: 'receiving' | 'ended' | 'stopped';
  /** When the input was sent, and its end or the current time; ms on the run's clock. */
  startedAt: number;
  endedAt: number;
  /** First token of this output; null if its text arrived whole. */
  firstTokenMs: number | null;
  /** Duration of the input; null while it runs. */
  timeMs: number | null;
  /** What the time to the first token includes, and on which clock. */
  span: string | undefined;
}

const WIDTH = 140;
const HEIGHT = 10;
/** While an answer is streaming, its ticks fill the whole line from this number of pieces on. */
const FULL_AT_CHUNKS = 46;
const PITCH = 3;

export function StreamMeter(props: StreamMeterProps) {
  const { subject, arrival, state, startedAt, endedAt, firstTokenMs, timeMs, span } = props;
  const figuresId = useId();
  const { verdict, longestGapMs, charactersPerSecond } = readStream(arrival);
  const label = state === 'receiving' ? 'Receiving' : STREAM_VERDICTS[verdict];
  const firstAt = arrival.firstAt ?? endedAt;
  const isFromStart = verdict !== 'tokens' && state !== 'receiving';
  const from = isFromStart ? startedAt : firstAt;
  const to = arrival.lastAt ?? endedAt;
  const width = state === 'ended' ? WIDTH : WIDTH * Math.min(1, arrival.chunks / FULL_AT_CHUNKS);
  // A stopped stream ends with a square after its last tick.
  const drawn = state === 'stopped' ? Math.ceil(width) + 12 : WIDTH;
  const hasSquare = state === 'stopped' || (state === 'ended' && (verdict === 'single' || verdict === 'none'));
  const arrivedMs = firstTokenMs ?? timeMs;
  const figures = [
    ...(verdict === 'none' || verdict === 'single'
      ? arrivedMs === null
        ? []
        : [`arrived in ${formatDuration(arrivedMs)}`]
      : firstTokenMs === null
        ? []
        : [`first token ${formatDuration(firstTokenMs)}`]),
  ];
  const more = [
    ...(arrival.chunks > 1 || state === 'receiving' ? [formatCount(arrival.chunks, 'chunk')] : []),
    ...(span === undefined || firstTokenMs === null ? [] : [span]),
    ...(charactersPerSecond === null ? [] : [`${Math.round(charactersPerSecond)} characters per second`]),
    ...(longestGapMs === null ? [] : [`longest gap ${formatDuration(longestGapMs)}`]),
  ];
  return (
    <div className={`tb-xs tb-row tb-wrap tb-grow ${classes.meter}`}>
      <svg
        className="tb-fixed tb-fit"
        width={drawn}
        height={HEIGHT}
        viewBox={`0 0 ${drawn} ${HEIGHT}`}
        role="img"
        aria-label={`${label} ${state === 'receiving' ? '' : 'of '}${subject}`}
        aria-describedby={figuresId}
      >
        <path className={classes.line} d={`M0 ${HEIGHT / 2}H${drawn}`} />
        {!(hasSquare && state === 'ended') && <path className={classes.tick} d={tickPath(arrival, from, to, width)} />}
        {hasSquare && <rect className={classes.square} x={drawn - 8} y={1} width={8} height={8} />}
      </svg>
      <strong className={state === 'receiving' ? 'tb-accent tb-strong' : 'tb-strong'}>{label}</strong>
      <span id={figuresId} className="tb-quiet tb-gap-sm-md tb-flex" title={more.join(', ')}>
        {figures.map((figure) => (
          <span key={figure}>{figure}</span>
        ))}
      </span>
    </div>
  );
}

/** One vertical tick for each three pixels in which text arrived. */
function tickPath(arrival: TextArrival, from: number, to: number, width: number): string {
  const span = Math.max(1, to - from);
  const slots = Math.max(1, Math.floor(width / PITCH));
  const filled = new Set<number>();
  for (const { at } of arrival.ticks) {
    filled.add(Math.min(slots - 1, Math.max(0, Math.floor(((at - from) / span) * slots))));
  }
  return [...filled].map((slot) => `M${slot * PITCH + 1} 0V${HEIGHT}`).join('');
}
