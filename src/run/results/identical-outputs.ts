/** Finds equal answers of one component for several inputs, so that the page can show them once. */
import type { Run, RunInputResult, RunOutput } from '../model/run.ts';
import { comparableInputs, createAnswerKeys } from './same-answers.ts';

/** Output -> the first input with the same answer of the same component. Ignores outputs without an answer. */
export function identicalOutputs(run: Run): ReadonlyMap<RunOutput, RunInputResult> {
  const same = new Map<RunOutput, RunInputResult>();
  const first = new Map<string, RunInputResult>();
  const keyOf = createAnswerKeys();
  for (const input of comparableInputs(run)) {
    for (const [index, output] of input.outputs.entries()) {
      const answer = output.status === 'done' ? keyOf(output) : null;
      if (answer === null) continue;
      const key = JSON.stringify([output.component ?? index, answer]);
      const before = first.get(key);
      if (before === undefined) first.set(key, input);
      else if (before !== input) same.set(output, before);
    }
  }
  return same;
}
