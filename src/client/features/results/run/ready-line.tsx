/** How to start, depending on the request. */
import type { RunRequest } from '#contract/run-request.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { useDraftValue } from '../../../draft/use-draft.ts';
import { useOpenFlow } from '../../../navigation/use-open-flow.ts';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** `suggested` is the request of a sample; null for other flows. */
export function readySentence(
  { inputsMode, inputs }: Pick<RequestDraft, 'inputsMode' | 'inputs'>,
  suggested: RunRequest | null,
): string {
  if (inputsMode === 'none') return 'Press Run: the flow runs once, and every input component gets empty text.';
  if (inputsMode === 'keep') return 'Press Run: the flow runs once with its saved text.';
  const filled = inputs.filter(({ value }) => value.trim() !== '');
  if (filled.length === 0) return 'Write an input and press Run.';
  const examples = new Set(suggested?.inputs?.map(({ input_value }) => input_value));
  const kind = filled.every(({ value }) => examples.has(value)) ? 'example input' : 'input';
  const count = NUMBERS[filled.length];
  const counted =
    count === undefined ? formatCount(filled.length, kind) : `${count} ${kind}${filled.length === 1 ? '' : 's'}`;
  return `Press Run: ${counted} ${filled.length === 1 ? 'is' : 'are'} ready.`;
}

export function ReadyLine() {
  const inputsMode = useDraftValue('inputsMode');
  const inputs = useDraftValue('inputs');
  const suggested = useOpenFlow()?.suggested ?? null;
  return readySentence({ inputsMode, inputs }, suggested);
}
