/** The cells of a result as the matrix of the tests reads them, and which of its cases a filter shows. */
import type { CellMark } from '../report/compare-results.ts';
import { isWorse, LIVE_STATES, type LiveCellState } from './live-cell-state.ts';

export interface MatrixSource {
  /** All indexes count from 0. The first variant is the flow itself. */
  cases: number;
  variants: number;
  repeats: number;
  stateOf: (testCase: number, variant: number, repeat: number) => LiveCellState;
  /** Against the baseline; null without a baseline, and for a cell that was not run. */
  markOf: (testCase: number, variant: number) => CellMark | null;
}

/** `changed`: any mark but `same`. `differs`: some variants passed, others did not. */
export const CASE_FILTERS = ['all', 'failed', 'changed', 'regressed', 'differs'] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];

/** States of the repeats of a case with a variant. */
export function statesOf({ repeats, stateOf }: MatrixSource, testCase: number, variant: number): LiveCellState[] {
  return Array.from({ length: repeats }, (_, repeat) => stateOf(testCase, variant, repeat));
}

/** The cases with those first that failed with this variant, then broken ones; otherwise in the order given. */
export function sortFailedFirst(source: MatrixSource, cases: readonly number[], variant: number): number[] {
  const rank = (testCase: number) => {
    const worst = worstAt(source, testCase, variant);
    return worst === 'failed' ? 0 : worst === 'broken' ? 1 : 2;
  };
  return cases.toSorted((left, right) => rank(left) - rank(right));
}

/** The states that some cell has, as text: `39 passed`. */
export function stateCounts(counts: Readonly<Record<LiveCellState, number>>): { state: LiveCellState; text: string }[] {
  return LIVE_STATES.flatMap((state) =>
    counts[state] === 0 ? [] : [{ state, text: `${counts[state].toLocaleString('en')} ${state}` }],
  );
}

interface CaseWithVariant {
  case: number;
  variant: number;
}

/** The next case and variant after `from`, in reading order, that a filter would show; with a step of -1 the one before. Null if there is none. */
export function nextNoticed(
  source: MatrixSource,
  rows: readonly number[],
  from: CaseWithVariant | null,
  step: 1 | -1,
  isChange: boolean,
): CaseWithVariant | null {
  const cells = rows.length * source.variants;
  const at = from === null ? -1 : rows.indexOf(from.case);
  const start = from !== null && at !== -1 ? at * source.variants + from.variant : step === 1 ? -1 : cells;
  for (let index = start + step; index >= 0 && index < cells; index += step) {
    const variant = index % source.variants;
    const testCase = rows[Math.floor(index / source.variants)] ?? 0;
    if (isChange ? isNoticed(source.markOf(testCase, variant)) : isMissed(worstAt(source, testCase, variant)))
      return { case: testCase, variant };
  }
  return null;
}

/** The worst state of the repeats. Makes no list of them, which would take long for all cells of a large table. */
function worstAt(source: MatrixSource, testCase: number, variant: number): LiveCellState {
  let worst: LiveCellState | null = null;
  for (let repeat = 0; repeat < source.repeats; repeat += 1) {
    const state = source.stateOf(testCase, variant, repeat);
    if (worst === null || isWorse(state, worst)) worst = state;
  }
  return worst ?? 'not run';
}

function isMissed(state: LiveCellState): boolean {
  return state === 'failed' || state === 'broken';
}

function isNoticed(mark: CellMark | null): boolean {
  return mark !== null && mark !== 'same';
}
