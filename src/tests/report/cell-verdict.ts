/** How a cell ended, as everything that shows or counts it says it. */
import type { CellResult, CellState } from '#contract/suite/results-file.ts';

/** `answered`: an answer came, and no check looked at it. It passes, but does not count in a pass rate. */
export type CellVerdict = CellState | 'answered';

export function cellVerdict({ state, checks }: Pick<CellResult, 'state' | 'checks'>): CellVerdict {
  return state === 'passed' && checks.every((check) => check.state === 'not checked') ? 'answered' : state;
}

/** The answer of a cell; null for none. A cell that is broken because its judge failed was answered before that. */
export function answerOf({ state, checks, answer }: Pick<CellResult, 'state' | 'checks' | 'answer'>): string | null {
  return state === 'broken' && !(answer !== '' && checks.some((check) => check.state === 'broken')) ? null : answer;
}

/** Verdict on the repeats of a case with a variant, whose worst state is `state`. */
export function groupVerdict({ state, cells }: { state: CellState; cells: readonly CellResult[] }): CellVerdict {
  return state === 'passed' && cells.every((cell) => cellVerdict(cell) === 'answered') ? 'answered' : state;
}
