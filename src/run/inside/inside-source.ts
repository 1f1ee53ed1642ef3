/** What the footer of Inside adds to the figures of a run: the cost, and where values and times are from. */
import type { ComponentCall } from '#contract/component-values.ts';
import { formatCost, formatDuration } from '../figures/result-format.ts';
import type { Run, RunInputResult } from '../model/run.ts';
import { componentTimes, type TimesSource } from '../reduce/component-times.ts';

const TIMES: Record<TimesSource, string> = {
  events: 'times measured on the server',
  'live-events': 'times as this browser saw them',
  traces: 'times from the trace on Langflow',
  'not reported': 'times as this browser saw them',
};

/** Only what the server reports; empty parts are left out. `input`: index of the input that is shown. */
export function insideSource(run: Run, input: number): string[] {
  const cost = reportedCost(run.inputs);
  return [...(cost === null ? [] : [`cost ${formatCost(cost)}`]), whereFrom(run, input)];
}

function whereFrom(run: Run, index: number): string {
  const values = run.inputs.find((input) => input.index === index)?.values;
  if (!values) return TIMES[componentTimes(run, index).source];
  if (values.source === 'engine') return 'values from the engine, live';
  const { readMs } = values;
  const read = readMs === undefined ? '' : `, read ${formatDuration(readMs)} after the end`;
  return `values from the trace on Langflow${read}`;
}

/** Of the traces; else of the calls. Null if none has one. */
function reportedCost(inputs: readonly RunInputResult[]): number | null {
  const costs = inputs.flatMap(({ trace, values }) => {
    const traced = (trace?.components ?? []).flatMap(({ cost }) => cost ?? []);
    return traced.length > 0 ? traced : (values?.components ?? []).flatMap(({ calls }) => calls.flatMap(costsOf));
  });
  return costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0);
}

function costsOf({ cost, calls = [] }: ComponentCall): number[] {
  return [...(cost === undefined ? [] : [cost]), ...calls.flatMap(costsOf)];
}
