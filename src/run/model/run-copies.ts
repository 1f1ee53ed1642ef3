/** Copy on write: each part of a run that a batch of updates changes is copied once; the rest keeps its identity. */
import type { Run, RunInputResult, RunOutput } from './run.ts';

export interface RunCopies {
  /** The input with this index of the draft; null when the run does not have it. */
  input(index: number): RunInputResult | null;
  /** The output at this index of the input. */
  output(input: RunInputResult, position: number): RunOutput | null;
}

/** `run` and its list of inputs must already be copies. */
export function createRunCopies(run: Run): RunCopies {
  const positions = new Map(run.inputs.map(({ index }, position) => [index, position]));
  const copiedInputs = new Set<RunInputResult>();
  const copiedOutputs = new Set<RunOutput>();
  return {
    input(index) {
      const position = positions.get(index);
      const current = position === undefined ? undefined : run.inputs[position];
      if (position === undefined || current === undefined) return null;
      if (copiedInputs.has(current)) return current;
      const copy = { ...current, outputs: [...current.outputs] };
      copiedInputs.add(copy);
      run.inputs[position] = copy;
      return copy;
    },
    output(input, position) {
      const current = input.outputs[position];
      if (current === undefined) return null;
      if (copiedOutputs.has(current)) return current;
      const copy = { ...current };
      copiedOutputs.add(copy);
      input.outputs[position] = copy;
      return copy;
    },
  };
}
