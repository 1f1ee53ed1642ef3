/** The bar of one component: a thin line while it waited for others, an outline until its first text, a flag, then ticks for its pieces. */
import type { TimelineRow } from '#run/timeline/timeline.ts';
import classes from './timeline-chart.module.css';

const HEIGHT = 22;
/** Smallest width of a bar, in px, so that it can be seen and clicked. */
const THINNEST = 3;
/** How many ticks can be distinguished. */
const MAX_PIECES = 120;

export interface TimeBarProps {
  row: TimelineRow;
  startMs: number;
  endMs: number;
  marks: readonly number[];
  /** End of the bar of a component that has not ended. */
  lastMs: number;
}

export function TimeBar({ row, startMs, endMs, marks, lastMs }: TimeBarProps) {
  const at = (ms: number) => `${((startMs + ms) / endMs) * 100}%`;
  const width = (ms: number) => `${(Math.max(0, ms) / endMs) * 100}%`;
  const { firstTextMs: first, state } = row;
  const end = row.endMs ?? Math.max(lastMs, row.startMs);
  const pieces = thin(row.textMs);
  return (
    <svg
      className={`tb-wide tb-block ${classes.bar}`}
      height={HEIGHT}
      aria-hidden="true"
      data-state={state}
      data-critical={row.isCritical || undefined}
    >
      {marks.map((mark) => (
        <line
          key={mark}
          className={classes.grid}
          x1={`${(mark / endMs) * 100}%`}
          x2={`${(mark / endMs) * 100}%`}
          y1={0}
          y2={HEIGHT}
        />
      ))}
      {row.waitedMs !== null && row.waitedMs > 0 && (
        <line
          className={classes.waited}
          x1={at(row.startMs - row.waitedMs)}
          x2={at(row.startMs)}
          y1={HEIGHT / 2}
          y2={HEIGHT / 2}
        />
      )}
      {state === 'skipped' && <circle className={classes.skipped} cx={at(row.startMs)} cy={HEIGHT / 2} r={3} />}
      {state !== 'skipped' && first === null && (
        <>
          <rect className={classes.work} x={at(row.startMs)} y={6} width={THINNEST} height={10} />
          <rect className={classes.work} x={at(row.startMs)} y={6} width={width(end - row.startMs)} height={10} />
        </>
      )}
      {first !== null && (
        <>
          <rect className={classes.firstWait} x={at(row.startMs)} y={8} width={width(first - row.startMs)} height={6} />
          <rect className={classes.written} x={at(first)} y={6} width={width(end - first)} height={10} />
          {pieces.map((ms) => (
            <line key={ms} className={classes.piece} x1={at(ms)} x2={at(ms)} y1={6} y2={16} />
          ))}
          <line className={classes.flag} x1={at(first)} x2={at(first)} y1={3} y2={18} />
          <svg x={at(first)} y={0} overflow="visible" aria-hidden="true">
            <path className={classes.flagTop} d="M-4 0h8l-4 5z" />
          </svg>
        </>
      )}
      {row.isCritical && (
        <>
          <rect className={classes.critical} x={at(row.startMs)} y={18} width={THINNEST} height={2} />
          <rect className={classes.critical} x={at(row.startMs)} y={18} width={width(end - row.startMs)} height={2} />
        </>
      )}
    </svg>
  );
}

/** Distinct positions, thinned out evenly if there are too many. */
function thin(times: readonly number[]): number[] {
  const distinct = [...new Set(times)];
  const every = Math.ceil(distinct.length / MAX_PIECES);
  return distinct.filter((_, position) => position % Math.max(1, every) === 0);
}
