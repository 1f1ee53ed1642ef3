/** When two answers say the same to a reader: ids and times differ from message to message. */

import type { Run, RunInputResult, RunOutput } from '../model/run.ts';
import { readContent } from './result-content.ts';

/**
 * Gives outputs that show the same an equal key, and null to one that nothing came of. Which component answered does not
 * count. In a key a number stands for the text, which may have megabytes; so keys of two makers cannot be compared.
 */
export function createAnswerKeys(): (output: RunOutput) => string | null {
  const numbers = new Map<string, number>();
  return ({ result }) => {
    if (!result) return null;
    const { text, data, files, blocks } = readContent(result);
    const shown = text || (data ? JSON.stringify(data.value) : '');
    if (shown === '' && files.length === 0) return null;
    const number = numbers.get(shown) ?? numbers.size;
    numbers.set(shown, number);
    const parts = blocks.map((block) => block.parts.map(({ durationMs: _time, ...part }) => part));
    return JSON.stringify([number, files.map(({ path }) => path), parts]);
  };
}

/** Inputs that may have the same answer as another: those with a result, and none where it is the only one. */
export function comparableInputs(run: Run): readonly RunInputResult[] {
  const answered = run.inputs.filter(({ outputs }) => outputs.some(({ result }) => result !== null));
  return answered.length < 2 ? [] : answered;
}

/** Places of the answers that say the same, in order of their first; answers that did not come are in no group. */
export function groupSameAnswers(outputs: readonly (RunOutput | null)[]): number[][] {
  const groups = new Map<string, number[]>();
  const keyOf = createAnswerKeys();
  for (const [place, output] of outputs.entries()) {
    const key = output && keyOf(output);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  return [...groups.values()];
}
