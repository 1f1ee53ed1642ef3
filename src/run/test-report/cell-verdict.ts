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

interface Tally {
  all: number;
  passed: number;
  answered: number;
  /** Cells that have not run, or not yet. */
  open: number;
}

/**
 * `39 of 48`: of the cells that checks looked at, with a word behind it if one is given; then how many did not run. `no checks`
 * if there are only others.
 */
export function passedWords({ all, passed, answered, open }: Tally, word = ''): string {
  const count = (cells: number) => cells.toLocaleString('en');
  const checked = all - answered - open;
  if (open === 0 && all > 0 && checked === 0) return 'no checks';
  const parts = [
    ...(checked > 0 || open === 0 ? [`${count(passed)} of ${count(checked)}${word}`] : []),
    ...(checked === 0 && answered > 0 ? [`${count(answered)} answered`] : []),
    ...(open > 0 ? [`${count(open)} not run`] : []),
  ];
  return parts.join(', ');
}
