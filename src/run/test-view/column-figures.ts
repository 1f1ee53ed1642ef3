/** The figures in the head of a column of the tests. */
import type { CellResult } from '#contract/suite/results-file.ts';
import { median } from '../figures/median.ts';
import type { CellLook } from './cell-look.ts';

export interface VariantFigures {
  /** With each repeat as a cell of its own. */
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

export function variantFigures(looks: Readonly<Record<CellLook, number>>): VariantFigures {
  const { passed, failed, broken, answered, running, waiting, 'not run': notRun } = looks;
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
