/** One component of one input: its bar, and the same as text for screen readers. */

import { Tooltip, UnstyledButton } from '@mantine/core';
import type { TweakState } from '#contract/run-event.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { TimelineRow } from '#run/timeline/timeline.ts';
import { StateMark } from '../../../ui/feedback/state-mark.tsx';
import { TimeBar } from './time-bar.tsx';
import classes from './timeline-chart.module.css';
import { timesOf } from './times-of.ts';

export interface BarRowProps {
  row: TimelineRow;
  startMs: number;
  endMs: number;
  marks: readonly number[];
  /** End of the bar of a component that has not ended. */
  lastMs: number;
  /** The state of its tweak. */
  tweak: TweakState | null;
  isSelected: boolean;
  /** True for the only tab stop of its input. */
  isReachable: boolean;
  onSelect: () => void;
}

export function BarRow(props: BarRowProps) {
  const { row, startMs, endMs, marks, lastMs, tweak, isSelected, isReachable, onSelect } = props;
  const { id, name, tokens } = row;
  const times = timesOf(row).join(', ');
  return (
    <tr className={`tb-sm-tall tb-hover ${classes.row}`} data-selected={isSelected || undefined}>
      <th scope="row">
        <UnstyledButton
          className={`tb-sm-tall tb-row tb-gap-xs-sm tb-wide tb-one-line ${classes.name}`}
          tabIndex={isReachable ? 0 : -1}
          aria-pressed={isSelected}
          title={id ?? undefined}
          onClick={onSelect}
        >
          <span data-critical={row.isCritical || undefined}>{name}</span>
          {id !== null && <small>{id.split('-').at(-1)}</small>}
          {tweak !== null && (
            <>
              <StateMark state={tweak} />
              <span className="tb-visually-hidden">{STATE_LABELS[tweak]}</span>
            </>
          )}
        </UnstyledButton>
      </th>
      <td>
        <Tooltip label={times} multiline maw={320} events={{ hover: true, focus: false, touch: true }}>
          <div className={classes.track}>
            <TimeBar row={row} startMs={startMs} endMs={endMs} marks={marks} lastMs={lastMs} />
          </div>
        </Tooltip>
        <span className="tb-visually-hidden">{times}</span>
      </td>
      <td className={`tb-mono tb-size-xs tb-one-line ${classes.figure}`}>{timeOf(row)}</td>
      <td className={`tb-mono tb-size-xs tb-one-line ${classes.figure}`} data-column="tokens">
        {tokens === null ? '' : `${tokens.toLocaleString('en')} tok`}
      </td>
    </tr>
  );
}

function timeOf({ state, startMs, endMs }: TimelineRow): string {
  if (state === 'skipped') return 'skipped';
  if (endMs === null) return state === 'stopped' ? 'stopped' : 'running';
  return state === 'failed' ? `failed ${formatDuration(endMs - startMs)}` : formatDuration(endMs - startMs);
}
