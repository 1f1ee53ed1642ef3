/** When each component ran, as bars of both runs on one scale, and as figures. */
import { useMemo } from 'react';
import { type ComparedTimes, compareTimes } from '#run/compare/compare-times.ts';
import type { MatchedInput } from '#run/compare/match-runs.ts';
import { ofBoth, type Pair, RUN_LETTERS } from '#run/compare/run-pair.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { ComponentTime } from '#run/reduce/component-times.ts';
import { axisMarks, formatMark } from '#run/timeline/axis-marks.ts';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import { ComparePart, type ComparisonProps } from './compare-part.tsx';
import { inputNumber } from './input-name.ts';
import timingClasses from './timing-table.module.css';

const BAR = 6;
const GAP = 3;

export function TimingTable({ runs, input }: ComparisonProps & { input: MatchedInput }) {
  const times = useMemo(() => compareTimes(runs, input.inputs), [runs, input]);
  const number = inputNumber(input);
  const note = clockNote(times);
  const { rows, endMs } = times;
  // Every second mark, as in a narrow timeline; otherwise the last label would touch the one before it.
  const marks = axisMarks(endMs).filter((_, position) => position % 2 === 0);
  const hasText = rows.some((row) => row.times.some((time) => (time?.firstTextMs ?? null) !== null));
  return (
    <ComparePart
      id="compare-timing"
      title={`Timing, Input ${number}`}
      legend={
        <span
          className={`tb-end tb-quiet tb-gap-sm-md tb-flex tb-size-xs tb-regular ${timingClasses.legend}`}
          aria-hidden="true"
        >
          {RUN_LETTERS.map((letter, side) => (
            <span key={letter}>
              <i data-run={side} /> {letter}
            </span>
          ))}
          {hasText && (
            <span>
              <i data-wait="" /> waiting for first token
            </span>
          )}
        </span>
      }
    >
      <DataTable
        className={`tb-sm-tall ${timingClasses.timing}`}
        label={`Timing, Input ${number}`}
        columns={['Component', ...RUN_LETTERS, 'Chart']}
        isHeadHidden
      >
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            {row.times.map((time, side) => (
              <td key={RUN_LETTERS[side]} className={`tb-mono tb-size-xs tb-quiet ${timingClasses.ms}`}>
                {time === null ? 'none' : lengthOf(time)}
                {time !== null && time.firstTextMs !== null && (
                  <span className="tb-visually-hidden">, first token at {formatDuration(time.firstTextMs)}</span>
                )}
              </td>
            ))}
            <td className={timingClasses.bars}>
              <Bars times={row.times} endMs={endMs} />
            </td>
          </tr>
        ))}
      </DataTable>
      <div className={`tb-xs tb-mono tb-quiet tb-relative ${timingClasses.axis}`} aria-hidden="true">
        {marks.map((mark) => (
          <span key={mark} style={{ left: `${(mark / endMs) * 100}%` }} data-last={mark / endMs > 0.9 || undefined}>
            {formatMark(mark, endMs)}
          </span>
        ))}
      </div>
      {note !== null && <p className="tb-sm-tall tb-quiet tb-inset-sm">{note}</p>}
    </ComparePart>
  );
}

function lengthOf({ startMs, endMs, state }: ComponentTime): string {
  return endMs === null ? state : formatDuration(endMs - startMs);
}

function Bars({ times, endMs }: { times: Pair<ComponentTime | null>; endMs: number }) {
  const percent = (ms: number) => `${(Math.max(0, ms) / endMs) * 100}%`;
  return (
    <svg className={`tb-wide tb-block ${timingClasses.chart}`} height={times.length * (BAR + GAP)} aria-hidden="true">
      {times.map((time, side) => {
        if (time === null) return null;
        const y = side * (BAR + GAP);
        const end = time.endMs ?? endMs;
        const solidFrom = time.firstTextMs ?? time.startMs;
        return (
          <g key={RUN_LETTERS[side]} data-run={side}>
            <rect x={percent(time.startMs)} y={y} width={2} height={BAR} />
            {time.firstTextMs !== null && (
              <rect
                data-wait=""
                x={percent(time.startMs)}
                y={y + 0.5}
                width={percent(solidFrom - time.startMs)}
                height={BAR - 1}
              />
            )}
            <rect x={percent(solidFrom)} y={y} width={percent(end - solidFrom)} height={BAR} />
          </g>
        );
      })}
    </svg>
  );
}

const CLOCKS = {
  events: 'measured on the server',
  traces: 'measured on the server',
  'live-events': 'measured in this browser',
  'not reported': 'measured in this browser, because no component times arrived',
  'not asked': 'did not ask this input',
  refused: 'nothing ran, so there are no component times',
} as const;

const WITHOUT_TIMES: ReadonlySet<keyof typeof CLOCKS> = new Set(['not reported', 'not asked', 'refused']);

/** Null if all times are of the same kind and are those of components. */
function clockNote({ sources }: ComparedTimes): string | null {
  const [a, b] = ofBoth(sources, (source) => CLOCKS[source]);
  const hasTimes = sources.some((source) => !WITHOUT_TIMES.has(source));
  return a === b && hasTimes ? null : `A: ${a}. B: ${b}.`;
}
