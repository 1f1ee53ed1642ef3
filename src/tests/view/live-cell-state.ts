/** How a cell of the tests looks: its state, or what it waits for while its suite runs. */
import type { CellVerdict } from '../report/cell-verdict.ts';

export type LiveCellState = CellVerdict | 'running' | 'waiting';

/** The label beside the mark. */
export const LIVE_STATE_LABELS: Readonly<Record<LiveCellState, string>> = {
  passed: 'Passed',
  failed: 'Failed',
  broken: 'Broken',
  answered: 'Answered',
  running: 'Running',
  waiting: 'Waiting',
  'not run': 'Not run',
};

/** In the order of counts. */
export const LIVE_STATES: readonly LiveCellState[] = [
  'passed',
  'failed',
  'broken',
  'answered',
  'running',
  'waiting',
  'not run',
];

/** Counts without any cell. */
export const ZERO_COUNTS = Object.fromEntries(LIVE_STATES.map((state) => [state, 0])) as Readonly<
  Record<LiveCellState, number>
>;

const WORST_FIRST: readonly LiveCellState[] = [
  'running',
  'broken',
  'failed',
  'waiting',
  'not run',
  'passed',
  'answered',
];
/** For tables of a million cells. */
const RANKS = Object.fromEntries(WORST_FIRST.map((state, rank) => [state, rank])) as Record<LiveCellState, number>;

/** The worst of the repeats of a case with a variant; `not run` if there are none. */
export function worstState(states: readonly LiveCellState[]): LiveCellState {
  return WORST_FIRST.find((state) => states.includes(state)) ?? 'not run';
}

/** True if the first one decides the state of both. */
export function isWorse(left: LiveCellState, right: LiveCellState): boolean {
  return RANKS[left] < RANKS[right];
}

/** True for a cell that has ended: there is a result to show. */
export function hasEnded(state: LiveCellState): boolean {
  return state !== 'running' && state !== 'waiting' && state !== 'not run';
}

/** True for an answer that missed no check, also one without checks. */
export function isPassed(state: LiveCellState): boolean {
  return state === 'passed' || state === 'answered';
}

/** `Passed`, or with repeats `2 of 3` when all have ended and not all passed. */
export function groupLabel(states: readonly LiveCellState[]): string {
  const worst = worstState(states);
  if (states.length < 2 || isPassed(worst) || !hasEnded(worst)) return LIVE_STATE_LABELS[worst];
  return `${countPassed(states)} of ${states.length}`;
}

/** Accessible name of a cell: `Case 1, A Precise: failed: 2 of 3 passed, regressed`. */
export function groupName(label: string, states: readonly LiveCellState[], mark: string | null): string {
  const worst = worstState(states);
  const count = states.length < 2 || !hasEnded(worst) ? '' : `: ${countPassed(states)} of ${states.length} passed`;
  return `${label}: ${worst}${count}${mark === null ? '' : `, ${mark}`}`;
}

function countPassed(states: readonly LiveCellState[]): number {
  return states.filter(isPassed).length;
}
