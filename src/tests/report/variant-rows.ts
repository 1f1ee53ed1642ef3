/** The table by variant of every report. */
import type { CellResult, ResultsFile } from '#contract/suite/results-file.ts';
import { median } from '#run/figures/median.ts';
import { tallyCells } from './tally-cells.ts';

export interface VariantRow {
  name: string;
  /** In the order of `heads`. */
  counts: readonly number[];
  /** Null if it is not known. */
  medianMs: number | null;
  cells: readonly CellResult[];
}

/** Variants without a cell are left out. There is a column for cells without checks only if there are such cells. */
export function variantRows({ variants, cells, tally }: ResultsFile): { heads: string[]; rows: VariantRow[] } {
  const hasAnswered = tally.answered > 0;
  const rows = variants.flatMap(({ name }): VariantRow[] => {
    const own = cells.filter(({ variant }) => variant === name);
    if (own.length === 0) return [];
    const { passed, failed, broken, answered, notRun } = tallyCells(own);
    const counts = [passed, failed, broken, ...(hasAnswered ? [answered] : []), notRun];
    return [{ name, counts, medianMs: median(own.flatMap(({ timeMs }) => timeMs ?? [])), cells: own }];
  });
  return { heads: ['Passed', 'Failed', 'Broken', ...(hasAnswered ? ['Answered'] : []), 'Not run'], rows };
}
