/** Says in a run on a Langflow why its inputs have no values of components. */
import type { NoValues } from '#contract/component-values.ts';
import type { Run } from '../model/run.ts';
import { mayHaveTrace } from './match-traces.ts';

/** `why`: of every input that has been answered, or failed in a component; null if that is not known. Inputs that have values keep them. */
export function withNoValues(run: Run, why: NoValues | null): Run {
  const inputs = run.inputs.map((input) => {
    if (input.values) return input;
    if (input.status === 'stopped' && input.startedAt !== null) return { ...input, noValues: 'stopped' as const };
    return why !== null && mayHaveTrace(input, run) ? { ...input, noValues: why } : input;
  });
  return inputs.every((input, position) => input === run.inputs[position]) ? run : { ...run, inputs };
}
