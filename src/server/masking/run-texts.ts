/** The text that a search over runs reads. */
import type { JsonValue } from '#contract/json.ts';
import { type ResultData, readResultText } from '#contract/run-response.ts';
import type { StoredRun } from './stored-run-schema.ts';

/** Characters of one run that are searched: inputs first, then answers. */
const SEARCHED = 16_000;
/** Characters of one input or answer, so that a long one leaves room for others. */
const OF_ONE = 4_000;
const MAX_WORDS = 8;

/** The text in the form that is compared: case, width and line breaks do not matter. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replaceAll('\u0000', '');
}

/** All of these must be in the run; [] for a blank query. */
export function searchedWords(query: string): string[] {
  return plain(query)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS);
}

/** Inputs and answers of the run, at most 16,000 characters. */
export function searchedText(run: StoredRun): string {
  const questions = (run.request.inputs ?? []).map(({ input_value: value = '' }) => value);
  const answered = run.inputs.flatMap(({ outputs }) =>
    outputs.flatMap(({ text, result }) => (text === '' ? textsOf(result) : [text])),
  );
  const parts = [run.flow.name, ...questions, ...answered].map((part) => plain(part.slice(0, OF_ONE)));
  return [...new Set(parts)].join('\n').slice(0, SEARCHED);
}

/** What people call the run. */
export function searchedLabel({ name, note }: { name: string | null; note: string | null }): string {
  return plain([name ?? '', note ?? ''].join('\n'));
}

/** The text of a message; of any other result, such as a table, every text in it. */
function textsOf(result: ResultData | null): string[] {
  if (result === null) return [];
  const message = readResultText(result);
  return message === null ? leavesOf(result.results ?? null) : [message];
}

function leavesOf(value: JsonValue): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}
