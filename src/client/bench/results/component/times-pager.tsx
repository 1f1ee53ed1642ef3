/** The times that a component of a loop ran: which is shown, a bar for each, and which failed. */
import type { ComponentValues } from '#contract/component-values.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { IconChevronLeft, IconChevronRight, IconCircleXFilled } from '../../../shell/icons/icons.ts';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import classes from './component.module.css';

export interface TimesPagerProps {
  times: readonly ComponentValues[];
  /** From 0. */
  time: number;
  onTime: (time: number) => void;
}

/** More bars would be too narrow. */
const MOST_BARS = 60;
const HEIGHT = 16;

export function TimesPager({ times, time, onTime }: TimesPagerProps) {
  const lasted = times.map(({ startMs, endMs }) => (endMs ?? startMs) - startMs);
  const longest = lasted.reduce((most, ms) => Math.max(most, ms), 1);
  const failed = times.flatMap(({ error }, index) => (error === undefined ? [] : [index]));
  const count = times.length;
  const group = { role: 'group', 'aria-label': `Time ${time + 1} of ${count}` };
  return (
    <div className="tb-bar tb-row tb-wrap tb-min-40 tb-inset-x" {...group}>
      <span className="tb-sm tb-quiet" aria-hidden="true">
        Time
      </span>
      <IconButton
        icon={IconChevronLeft}
        label="Previous time"
        size={24}
        disabled={time === 0}
        onClick={() => onTime(time - 1)}
      />
      <span className="tb-mono tb-size-sm tb-one-line">
        {time + 1} of {count}
      </span>
      <IconButton
        icon={IconChevronRight}
        label="Next time"
        size={24}
        disabled={time === count - 1}
        onClick={() => onTime(time + 1)}
      />
      {count <= MOST_BARS && (
        <span className={classes.timeBars} aria-hidden="true">
          {lasted.map((ms, index) => (
            <i
              // biome-ignore lint/suspicious/noArrayIndexKey: the times never move
              key={index}
              data-shown={index === time || undefined}
              data-failed={failed.includes(index) || undefined}
              style={{ height: Math.max(4, (ms / longest) * HEIGHT) }}
              title={formatDuration(ms)}
            />
          ))}
        </span>
      )}
      {failed.length > 0 && (
        <button
          type="button"
          className="tb-plain tb-target tb-sm tb-inline tb-problem tb-end"
          aria-label={`Show time ${(nextOf(failed, time) ?? 0) + 1}, failed`}
          onClick={() => onTime(nextOf(failed, time) ?? time)}
        >
          <IconCircleXFilled size={14} aria-hidden="true" />
          {failed
            .slice(0, 3)
            .map((index) => index + 1)
            .join(', ')}
          {failed.length > 3 && ` and ${failed.length - 3} more`}
        </button>
      )}
    </div>
  );
}

function nextOf(failed: readonly number[], time: number): number | undefined {
  return failed.find((index) => index > time) ?? failed[0];
}
