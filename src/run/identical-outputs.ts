/** Outputs of one component that say the very same for several inputs, so that the page need not show them again and again. */
import { readContent } from './result-content.ts';
import type { Run, RunInputResult, RunOutput } from './run.ts';

/** By output: the input that has the same answer of the same component first. Outputs without an answer are never the same. */
export function identicalOutputs(run: Run): ReadonlyMap<RunOutput, RunInputResult> {
  const same = new Map<RunOutput, RunInputResult>();
  if (run.inputs.length < 2) return same;
  const first = new Map<string, RunInputResult>();
  for (const input of run.inputs) {
    for (const [place, output] of input.outputs.entries()) {
      const key = output.status === 'done' ? answerKey(output, place) : null;
      if (key === null) continue;
      const before = first.get(key);
      if (before === undefined) first.set(key, input);
      else if (before !== input) same.set(output, before);
    }
  }
  return same;
}

/** Ids and times differ from message to message; what a reader sees is what counts. */
function answerKey(output: RunOutput, place: number): string | null {
  if (!output.result) return null;
  const { text, data, files, blocks } = readContent(output.result);
  const shown = text || (data ? JSON.stringify(data.value) : '');
  if (shown === '' && files.length === 0) return null;
  const parts = blocks.map((block) => block.parts.map(({ durationMs: _time, ...part }) => part));
  return JSON.stringify([output.component ?? place, shown, files.map(({ path }) => path), parts]);
}
