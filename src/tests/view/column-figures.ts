/** The figures in the head of a column of the tests. */
import type { CellResult } from '#contract/suite/results-file.ts';
import { median } from '#run/figures/median.ts';
import { groupVerdict } from '../report/cell-verdict.ts';
import type { CellMark, ComparedCell } from '../report/compare-results.ts';
import { type LiveCellState, ZERO_COUNTS } from './live-cell-state.ts';

export interface VariantFigures {
  /** Counts of cells, where each repeat is a cell. */
  passed: number;
  failed: number;
  broken: number;
  /** Cells that have not ended. */
  open: number;
  /** Cells without checks that have an answer. */
  answered: number;
  /** Other cells that have ended. */
  ended: number;
}

/** All are zero until something is counted. */
export function variantFigures(counts: Readonly<Record<LiveCellState, number>> = ZERO_COUNTS): VariantFigures {
  const { passed, failed, broken, answered, running, waiting, 'not run': notRun } = counts;
  return { passed, failed, broken, answered, open: running + waiting + notRun, ended: passed + failed + broken };
}

/** Median time in ms of the answers, and the sum of their tokens; null if none is known. */
export function answerFigures(cells: readonly Pick<CellResult, 'timeMs' | 'tokens' | 'state'>[]): {
  medianMs: number | null;
  tokens: number | null;
} {
  const answered = cells.filter(({ state }) => state === 'passed' || state === 'failed');
  const tokens = cells.flatMap(({ tokens: count }) => count ?? []);
  return {
    medianMs: median(answered.flatMap(({ timeMs }) => timeMs ?? [])),
    tokens: tokens.length === 0 ? null : tokens.reduce((sum, count) => sum + count, 0),
  };
}

/** The figures of a result against its baseline. */
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

/** `8 of 14 have run`: true of a run that was stopped, and of a result of which only some cells were asked for. */
export function haveRunText({ all, open }: { all: number; open: number }): string {
  return `${(all - open).toLocaleString('en')} of ${all.toLocaleString('en')} have run`;
}
