/** A run that is over, with the traces that its server kept of it. */
import type { Trace } from '#contract/trace.ts';
import type { Run } from '../run.ts';
import { readTrace } from './read-trace.ts';

/** The run itself when there are none. Inputs without a trace keep their identity. */
export function withTraces(run: Run, traces: ReadonlyMap<number, Trace>): Run {
  if (traces.size === 0) return run;
  const components = run.components ?? [];
  const inputs = run.inputs.map((input) => {
    const whole = traces.get(input.index);
    const trace = whole && readTrace(whole, components);
    return trace ? { ...input, trace } : input;
  });
  return { ...run, inputs };
}
