/** The bar of a row: an outline until its first text, a flag, then ticks for its chunks; a line below it on the critical path. */
import type { InsideRow } from '#run/inside/inside-rows.ts';
import classes from './row-bar.module.css';

/** px. */
const BAR_HEIGHT = 8;
/** So that the shortest can be seen. */
const THINNEST = 2;
/** How many ticks can be distinguished. */
const MAX_TICKS = 120;

export interface RowBarProps {
  row: InsideRow;
  height: number;
  /** End of the scale, in ms. */
  endMs: number;
  marks: readonly number[];
}

export function RowBar({ row, height, endMs, marks }: RowBarProps) {
  const { component, bars, kind } = row;
  const at = (ms: number) => `${(ms / endMs) * 100}%`;
  const width = (ms: number) => `${(Math.max(0, ms) / endMs) * 100}%`;
  const top = Math.round((height - BAR_HEIGHT) / 2);
  const own = kind === 'component' && component.toolCalls === null ? component.row : null;
  const first = own?.firstTextMs ?? null;
  const isPale = kind === 'component' && component.toolCalls !== null;
  const state = component.row?.state;
  const isWait = state === 'asking' || state === 'decided';
  return (
    <svg className={`tb-wide tb-block ${classes.drawing}`} height={height} aria-hidden="true">
      {marks.map((mark) => (
        <line key={mark} className={classes.grid} x1={at(mark)} x2={at(mark)} y1={0} y2={height} />
      ))}
      {bars.map(({ startMs, endMs: end, isFailed }, index) => {
        const box = { y: top, height: BAR_HEIGHT, className: classes.part };
        if (first !== null && index === 0 && !isFailed)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars of a row stay in their order
            <g key={index}>
              <rect {...box} data-part="first-wait" x={at(startMs)} width={width(first - startMs)} />
              <rect {...box} data-part="written" x={at(first)} width={width(end - first)} />
            </g>
          );
        const part = isFailed ? 'failed' : isWait && kind === 'component' ? 'wait' : isPale ? 'pale' : 'work';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars of a row stay in their order
          <g key={index}>
            <rect {...box} data-part={part} x={at(startMs)} width={THINNEST} />
            <rect {...box} data-part={part} x={at(startMs)} width={width(end - startMs)} />
          </g>
        );
      })}
      {own !== null && first !== null && (
        <>
          {thinned(own.textMs).map((ms) => (
            <line key={ms} className={classes.tick} x1={at(ms)} x2={at(ms)} y1={top} y2={top + BAR_HEIGHT} />
          ))}
          <svg x={at(first)} y={0} overflow="visible" aria-hidden="true">
            <path className={classes.flag} d={`M-4 ${top - 4}h8l-4 5z`} />
          </svg>
        </>
      )}
      {own?.isCritical &&
        bars.map(({ startMs, endMs: end }) => (
          <g key={startMs} className={classes.critical}>
            <rect x={at(startMs)} width={THINNEST} y={top + BAR_HEIGHT + 2} height={1.6} />
            <rect x={at(startMs)} width={width(end - startMs)} y={top + BAR_HEIGHT + 2} height={1.6} />
          </g>
        ))}
    </svg>
  );
}

/** Distinct positions, thinned out evenly if there are too many. */
function thinned(times: readonly number[]): number[] {
  const distinct = [...new Set(times)];
  const every = Math.max(1, Math.ceil(distinct.length / MAX_TICKS));
  return distinct.filter((_, position) => position % every === 0);
}
