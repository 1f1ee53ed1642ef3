/** Compares answers by their visible content, because ids and times differ from message to message. */

import type { Run, RunInputResult, RunOutput } from '../model/run.ts';
import { readContent } from './result-content.ts';

/**
 * Returns a function that gives outputs with the same content the same key, whichever component answered, and null without
 * an answer. A key contains a number in place of a long text, so do not compare keys of two such functions.
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

/** Inputs whose answers can be compared: those with a result, if there are several. */
export function comparableInputs(run: Run): readonly RunInputResult[] {
  const answered = run.inputs.filter(({ outputs }) => outputs.some(({ result }) => result !== null));
  return answered.length < 2 ? [] : answered;
}
