/** Reads a results file, for example as a baseline. */
import { isDeeperThan, isJsonObject, tryParseJson } from '#contract/json.ts';
import { RESULTS_FORMAT, type ResultsFile, resultsFileSchema } from '#contract/suite/results-file.ts';

/** `problem` is one sentence. */
export function readResults(text: string): { results: ResultsFile } | { problem: string } {
  const value = tryParseJson(text);
  if (value === undefined) return { problem: 'It is not JSON.' };
  if (isDeeperThan(value)) return { problem: 'It nests too deep.' };
  if (!isJsonObject(value) || value.format !== RESULTS_FORMAT) {
    return { problem: 'It is not a result of tests (tweakbench test -o RESULTS.json).' };
  }
  if (value.version !== 1)
    return { problem: `It has version ${JSON.stringify(value.version)}; this release reads version 1.` };
  const read = resultsFileSchema.safeParse(value);
  if (read.success) return { results: read.data };
  const [issue] = read.error.issues;
  return { problem: `It is not complete: ${issue?.path.join('.') ?? ''} is missing or wrong.` };
}
