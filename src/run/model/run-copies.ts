/** Copy on write: each part of a run that a batch of updates changes is copied once; the rest keeps its identity. */
import type { Run, RunInputResult, RunOutput } from './run.ts';

export interface RunCopies {
  /** The input with this index of the draft; null when the run does not have it. */
  input(index: number): RunInputResult | null;
  /** The output at this index of the input. */
  output(input: RunInputResult, place: number): RunOutput | null;
}

/** `run` and its list of inputs must already be copies. */
export function createRunCopies(run: Run): RunCopies {
  const places = new Map(run.inputs.map(({ index }, place) => [index, place]));
  const copiedInputs = new Set<RunInputResult>();
  const copiedOutputs = new Set<RunOutput>();
  return {
    input(index) {
      const place = places.get(index);
      const current = place === undefined ? undefined : run.inputs[place];
      if (place === undefined || current === undefined) return null;
      if (copiedInputs.has(current)) return current;
      const copy = { ...current, outputs: [...current.outputs] };
      copiedInputs.add(copy);
      run.inputs[place] = copy;
      return copy;
    },
    output(input, place) {
      const current = input.outputs[place];
      if (current === undefined) return null;
      if (copiedOutputs.has(current)) return current;
      const copy = { ...current };
      copiedOutputs.add(copy);
      input.outputs[place] = copy;
      return copy;
    },
  };
}
