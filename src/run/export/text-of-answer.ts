import type { RunOutput } from '../model/run.ts';
import { readContent } from '../results/result-content.ts';

/** The text of an answer, or its data as JSON. */
export function answerText(output: RunOutput): string {
  if (!output.result) return output.text;
  const { text, data } = readContent(output.result);
  if (text !== null && text !== '') return text;
  return data ? JSON.stringify(data.value, null, 2) : '';
}
