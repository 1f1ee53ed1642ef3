/** The figures over a timeline. What a server does not report is said to be not reported. */
import { formatCount, formatLatency, formatList } from '#run/result-format.ts';
import type { Run } from '#run/run.ts';
import type { TimelineInput, TimelineTotals } from '#run/timeline/timeline.ts';
import { inputTitle } from '#run/variants/run-matrix.ts';
import classes from './timeline-view.module.css';

const MOST_OTHERS = 3;

export interface TimelineTotalsLineProps {
  run: Run;
  inputs: readonly TimelineInput[];
  totals: TimelineTotals;
}

export function TimelineTotalsLine({ run, inputs, totals }: TimelineTotalsLineProps) {
  const { firstTexts, slowest, tokens, cost } = totals;
  const [first, ...others] = firstTexts;
  const figures: [string, string, string][] = [
    ['Total', run.durationMs === null ? 'running' : formatLatency(run.durationMs), ''],
    first === undefined ? ['First text', 'not reported', ''] : ['First text', formatLatency(first), thenOf(others)],
    slowest
      ? [
          'Slowest component',
          formatLatency(slowest.ms),
          inputs.length > 1 ? `${slowest.row.name}, ${inputTitle(run, slowest.input)}` : slowest.row.name,
        ]
      : ['Slowest component', 'not reported', ''],
    ['Tokens', ...reported(tokens, (sum) => sum.toLocaleString('en'))],
    ['Cost', ...reported(cost, formatCost)],
  ];
  return (
    <dl className={classes.figures}>
      {figures.map(([name, value, about]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-missing={value === 'not reported' || undefined}>
            {value} {about !== '' && <small>{about}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Of a few inputs each, so that a slow one is seen. */
function thenOf(others: readonly number[]): string {
  if (others.length === 0 || others.length > MOST_OTHERS) return '';
  return `then ${formatList(others.map(formatLatency))}`;
}

function reported(total: TimelineTotals['tokens'], format: (sum: number) => string): [string, string] {
  if (total === null) return ['not reported', ''];
  return [format(total.sum), `by ${formatCount(total.reporting, 'component')}`];
}

/** In the currency of the server's own price list, which it does not name. */
export function formatCost(cost: number): string {
  return cost === 0 ? '0' : cost.toPrecision(2).replace(/^(\d+)\.0$/, '$1');
}
