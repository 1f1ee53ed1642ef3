/** The inputs of a timeline under one axis, virtualised if there are many. */
import { useRef } from 'react';
import type { Run } from '#run/model/run.ts';
import { axisMarks, formatMark } from '#run/timeline/axis-marks.ts';
import type { TimelineInput, TimelineRow } from '#run/timeline/timeline.ts';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import { useVirtualRows } from '../../../shell/ui/layout/use-virtual-rows.ts';
import { InputBars } from './input-bars.tsx';
import classes from './timeline-chart.module.css';

/** Up to this number inputs are not virtualised. */
const ALL_DRAWN = 12;
const HEAD_HEIGHT = 30;
const ROW_HEIGHT = 24;

/** Whether all inputs start at 0, or when they were sent. */
export type Clock = 'aligned' | 'one';

/** The selected row, whose exact times are shown. */
export interface SelectedRow {
  input: number;
  key: string;
}

export interface TimelineChartProps {
  run: Run;
  inputs: readonly TimelineInput[];
  clock: Clock;
  selected: { input: TimelineInput; row: TimelineRow } | null;
  onSelect: (row: SelectedRow) => void;
}

export function TimelineChart({ run, inputs, clock, selected, onSelect }: TimelineChartProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { shown, isVirtual, above, below, measure } = useVirtualRows({
    count: inputs.length,
    rowHeight: HEAD_HEIGHT + Math.max(1, inputs[0]?.rows.length ?? 1) * ROW_HEIGHT + 9,
    keyOf: String,
    scroller,
    allDrawn: ALL_DRAWN,
    overscan: 2,
  });
  const startOf = ({ offsetMs }: TimelineInput) => (clock === 'one' ? offsetMs : 0);
  const endMs = Math.max(1, ...inputs.map((input) => startOf(input) + input.durationMs));
  const marks = axisMarks(endMs);
  return (
    <ScrollBox ref={scroller} label="Timelines of the inputs" className={classes.chart}>
      <div className={`tb-xs tb-quiet tb-surface tb-hairline ${classes.axis}`} aria-hidden="true">
        <span />
        <span className={`tb-mono tb-relative ${classes.scale}`}>
          {marks.map((mark) => (
            <span key={mark} style={{ left: `${(mark / endMs) * 100}%` }}>
              {formatMark(mark, endMs)}
            </span>
          ))}
        </span>
        <span>Time</span>
        <span data-column="tokens">Tokens</span>
      </div>
      <div style={{ paddingTop: above, paddingBottom: below }}>
        {shown.map((index) => {
          const input = inputs[index];
          return (
            input && (
              <div key={input.input} ref={isVirtual ? measure : undefined} data-index={index}>
                <InputBars
                  run={run}
                  input={input}
                  startMs={startOf(input)}
                  endMs={endMs}
                  marks={marks}
                  selectedKey={selected?.input.input === input.input ? selected.row.key : null}
                  onSelect={(key) => onSelect({ input: input.input, key })}
                />
              </div>
            )
          );
        })}
      </div>
    </ScrollBox>
  );
}
