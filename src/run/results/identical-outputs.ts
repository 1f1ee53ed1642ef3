/** Outputs of one component that say the very same for several inputs, so that the page need not show them again and again. */
import type { Run, RunInputResult, RunOutput } from '../model/run.ts';
import { comparableInputs, createAnswerKeys } from './same-answers.ts';

/** By output: the input that has the same answer of the same component first. Outputs without an answer are never the same. */
export function identicalOutputs(run: Run): ReadonlyMap<RunOutput, RunInputResult> {
  const same = new Map<RunOutput, RunInputResult>();
  const first = new Map<string, RunInputResult>();
  const keyOf = createAnswerKeys();
  for (const input of comparableInputs(run)) {
    for (const [place, output] of input.outputs.entries()) {
      const answer = output.status === 'done' ? keyOf(output) : null;
      if (answer === null) continue;
      const key = JSON.stringify([output.component ?? place, answer]);
      const before = first.get(key);
      if (before === undefined) first.set(key, input);
      else if (before !== input) same.set(output, before);
    }
  }
  return same;
}
