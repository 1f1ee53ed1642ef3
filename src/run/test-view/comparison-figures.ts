/** The figures of a result against its baseline. */
import type { CellResult } from '#contract/suite/results-file.ts';
import { groupVerdict } from '../test-report/cell-verdict.ts';
import type { CellMark, ComparedCell } from '../test-report/compare-results.ts';
import { answerFigures } from './column-figures.ts';

type BeforeAndNow = readonly [before: number | null, now: number | null];

export interface ComparisonFigures {
  /** Cells of a case with a variant, whose repeats count as one. */
  marks: Readonly<Record<CellMark, number>>;
  passed: readonly [before: number, now: number];
  /** How many cells with checks the result has now. */
  cells: number;
  medianMs: BeforeAndNow;
  tokens: BeforeAndNow;
  /** True if the median time differs by more than a fifth. */
  isTimeOff: boolean;
}

/** `before` and `now` are all cells of the two results. */
export function comparisonFigures(
  cells: readonly ComparedCell[],
  before: readonly CellResult[],
  now: readonly CellResult[],
): ComparisonFigures {
  const marks: Record<CellMark, number> = { fixed: 0, regressed: 0, changed: 0, same: 0, new: 0, gone: 0 };
  for (const { mark } of cells) marks[mark] += 1;
  const verdicts = (side: 'before' | 'after') => cells.flatMap((cell) => (cell[side] ? groupVerdict(cell[side]) : []));
  const passed = (side: 'before' | 'after') => verdicts(side).filter((verdict) => verdict === 'passed').length;
  const [then, today] = [answerFigures(before), answerFigures(now)];
  return {
    marks,
    passed: [passed('before'), passed('after')],
    cells: verdicts('after').filter((verdict) => verdict !== 'answered').length,
    medianMs: [then.medianMs, today.medianMs],
    tokens: [then.tokens, today.tokens],
    isTimeOff: isOff(then.medianMs, today.medianMs),
  };
}

const TOLERATED = 0.2;

function isOff(before: number | null, now: number | null): boolean {
  return before !== null && now !== null && before > 0 && Math.abs(now - before) > before * TOLERATED;
}
