/** The figures above a timeline. Says which figures the server does not report. */
import { firstTokenText } from '#run/figures/figure-text.ts';
import { inputTitle } from '#run/figures/input-title.ts';
import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import type { RunFigures } from '#run/figures/run-figures.ts';
import type { TimelineInput, TimelineTotals } from '#run/timeline/timeline.ts';
import figuresClasses from '../figures.module.css';
import classes from './timeline-view.module.css';

export interface TimelineTotalsLineProps {
  inputs: readonly TimelineInput[];
  totals: TimelineTotals;
  /** Totals of the shown inputs. */
  figures: RunFigures;
}

export function TimelineTotalsLine({
  inputs,
  totals,
  figures: { timeMs, firstTokens, tokens },
}: TimelineTotalsLineProps) {
  const { slowest, cost } = totals;
  const figures: [string, string, string][] = [
    ['Time of the run', timeMs === null ? 'running' : formatDuration(timeMs), ''],
    ['First token', firstTokenText(firstTokens) ?? 'not reported', ''],
    slowest
      ? [
          'Slowest component',
          formatDuration(slowest.ms),
          inputs.length > 1 ? `${slowest.row.name}, ${inputTitle(slowest.input)}` : slowest.row.name,
        ]
      : ['Slowest component', 'not reported', ''],
    tokens === null
      ? ['Tokens', 'not reported', '']
      : ['Tokens', tokens.total.toLocaleString('en'), `from ${formatCount(tokens.calls, 'call')}`],
    cost === null
      ? ['Cost', 'not reported', '']
      : ['Cost', formatCost(cost.sum), `from ${formatCount(cost.reporting, 'call')}`],
  ];
  return (
    <dl className={`tb-fixed tb-wrap ${figuresClasses.figures} ${classes.figures}`}>
      {figures.map(([name, value, about]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-missing={value === 'not reported' || undefined}>
            {value} {about !== '' && <small className="tb-quiet tb-regular tb-size-xs">{about}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The cost without a currency, because the server does not name it. */
export function formatCost(cost: number): string {
  return cost === 0 ? '0' : cost.toPrecision(2).replace(/^(\d+)\.0$/, '$1');
}
