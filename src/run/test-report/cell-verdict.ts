/** How a cell ended, as everything that shows or counts it says it. */
import type { CellResult, CellState } from '#contract/suite/results-file.ts';

/** `answered`: an answer came, and no check looked at it. It passes, but does not count in a pass rate. */
export type CellVerdict = CellState | 'answered';

export function cellVerdict({ state, checks }: Pick<CellResult, 'state' | 'checks'>): CellVerdict {
  return state === 'passed' && checks.every((check) => check.state === 'not checked') ? 'answered' : state;
}

/** Verdict on the repeats of a case with a variant, whose worst state is `state`. */
export function groupVerdict({ state, cells }: { state: CellState; cells: readonly CellResult[] }): CellVerdict {
  return state === 'passed' && cells.every((cell) => cellVerdict(cell) === 'answered') ? 'answered' : state;
}

/** `39 of 48`: of the cells that checks looked at. `no checks` if there are only others. */
export function passedWords({ all, passed, answered }: { all: number; passed: number; answered: number }): string {
  if (all > 0 && answered === all) return 'no checks';
  return `${passed.toLocaleString('en')} of ${(all - answered).toLocaleString('en')}`;
}
