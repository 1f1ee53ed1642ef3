/** Counts cells by state, and groups the repeats of a case with a variant. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { CellResult, CellState, CellTally } from '#contract/suite/results-file.ts';
import { type CellVerdict, cellVerdict } from './cell-verdict.ts';

export function tallyCells(cells: readonly Pick<CellResult, 'state' | 'checks'>[]): CellTally {
  const counts: Record<CellVerdict, number> = { passed: 0, answered: 0, failed: 0, broken: 0, 'not run': 0 };
  for (const cell of cells) counts[cellVerdict(cell)] += 1;
  const { 'not run': notRun, ...others } = counts;
  return { cells: cells.length, ...others, notRun };
}

/** The repeats of one case with one variant. */
export interface CellGroup {
  case: string;
  variant: string;
  /** In the order of the repeats; never empty. */
  cells: readonly CellResult[];
  /** The worst of the repeats. */
  state: CellState;
}

const WORST: readonly CellState[] = ['broken', 'failed', 'not run', 'passed'];

/** Groups of cells by `groupKey`, in the order of the cells. */
export function groupCells(cells: readonly CellResult[]): Map<string, CellGroup> {
  const groups = groupPairs(cells.map((cell) => [groupKey(cell), cell]));
  return new Map(
    [...groups].map(([key, group]) => {
      const [{ case: name, variant } = { case: '', variant: '' }] = group;
      const state = WORST.find((one) => group.some((cell) => cell.state === one)) ?? 'passed';
      return [key, { case: name, variant, cells: group, state }];
    }),
  );
}

export function groupKey(cell: Pick<CellResult, 'case' | 'variant'>): string {
  return JSON.stringify([cell.case, cell.variant]);
}
