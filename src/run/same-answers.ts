/** When two answers say the same to a reader: ids and times differ from message to message. */
import { readContent } from './result-content.ts';
import type { RunOutput } from './run.ts';

/** Equal for outputs that show the same; null for one that nothing came of. Which component answered does not count. */
export function answerKey({ result }: RunOutput): string | null {
  if (!result) return null;
  const { text, data, files, blocks } = readContent(result);
  const shown = text || (data ? JSON.stringify(data.value) : '');
  if (shown === '' && files.length === 0) return null;
  const parts = blocks.map((block) => block.parts.map(({ durationMs: _time, ...part }) => part));
  return JSON.stringify([shown, files.map(({ path }) => path), parts]);
}

/** Places of the answers that say the same, in order of their first; answers that did not come are in no group. */
export function groupSameAnswers(outputs: readonly (RunOutput | null)[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [place, output] of outputs.entries()) {
    const key = output && answerKey(output);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  return [...groups.values()];
}
