/** What a cell was asked, and a label where it was no text of its case. */
import type { CellResult } from '#contract/suite/results-file.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import { SAVED_TEXT } from '../report/report-text.ts';

const NO_QUESTION = 'No question of its own';

/** `inputs`: the texts of the case. One for each turn; of a cell that was not run, those that it would be asked. */
export function questionsOfCell(inputs: readonly string[], result: CellResult | null): string[] {
  const { turns = [], keepsInput = false } = result ?? {};
  if (turns.length < 2) return inputs.length > 0 ? [...inputs] : [keepsInput ? upperFirst(SAVED_TEXT) : NO_QUESTION];
  const own = inputs[Symbol.iterator]();
  return turns.map(({ input }) => {
    if (input === undefined) return own.next().value ?? NO_QUESTION;
    return input === 'none' ? NO_QUESTION : upperFirst(SAVED_TEXT);
  });
}
