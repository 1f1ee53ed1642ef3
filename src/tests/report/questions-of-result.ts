/** What two variants of a result answered to its cases, for a vote. Repeats use the first. */
import type { CellResult, ResultsFile } from '#contract/suite/results-file.ts';
import { cellVerdict } from './cell-verdict.ts';
import type { AnsweredQuestion } from './pair-answers.ts';
import { groupKey } from './tally-cells.ts';

export const VOTED_CASES = ['all', 'failed', 'differing'] as const;
/** `failed`: one of the two missed a check. `differing`: one of the two passed, the other did not. */
export type VotedCases = (typeof VOTED_CASES)[number];

export function questionsOfResult(
  { cases, cells }: Pick<ResultsFile, 'cases' | 'cells'>,
  variants: readonly [first: string, second: string],
  which: VotedCases,
): AnsweredQuestion[] {
  const byKey = new Map<string, CellResult>();
  for (const cell of cells) if (cell.repeat === 1) byKey.set(groupKey(cell), cell);
  return cases.flatMap(({ name, inputs }, index): AnsweredQuestion[] => {
    const [first, second] = variants.map((variant) => byKey.get(groupKey({ case: name, variant })));
    if (!isWanted(which, first, second)) return [];
    const question = inputs.length === 0 ? name : inputs.join('\n');
    return [{ question, case: index + 1, answers: [answerOf(first), answerOf(second)] }];
  });
}

function isWanted(which: VotedCases, first: CellResult | undefined, second: CellResult | undefined): boolean {
  const verdicts = [first, second].map((cell) => (cell ? cellVerdict(cell) : 'not run'));
  if (which === 'failed') return verdicts.includes('failed');
  if (which === 'differing') return verdicts.includes('passed') && verdicts.some((verdict) => verdict === 'failed');
  return true;
}

/** A broken cell may have a part of an answer. */
function answerOf(cell: CellResult | undefined): string | null {
  if (!cell || cell.state === 'broken' || cell.state === 'not run') return null;
  return cell.answer.trim() === '' ? null : cell.answer;
}
