/** Says in a run on a Langflow why its inputs have no values of components. */
import type { NoValues } from '#contract/component-values.ts';
import type { Run } from '../model/run.ts';
import { mayHaveTrace } from './match-traces.ts';

/** `why`: of every input that has been answered, or failed in a component; null if that is not known. Inputs that have values keep them. */
export function withNoValues(run: Run, why: NoValues | null): Run {
  const inputs = run.inputs.map((input) => {
    if (input.values) return input;
    const isStopped = input.status === 'stopped' && input.startedAt !== null;
    const noValues = isStopped ? 'stopped' : mayHaveTrace(input, run) ? why : null;
    return noValues === null || noValues === input.noValues ? input : { ...input, noValues };
  });
  return inputs.every((input, position) => input === run.inputs[position]) ? run : { ...run, inputs };
}
