/** How a cell of the tests looks: its state, or what it waits for while its suite runs. */
import type { CellVerdict } from '../report/cell-verdict.ts';

export type CellLook = CellVerdict | 'running' | 'waiting';

/** The label beside the mark. */
export const LOOK_WORDS: Readonly<Record<CellLook, string>> = {
  passed: 'Passed',
  failed: 'Failed',
  broken: 'Broken',
  answered: 'Answered',
  running: 'Running',
  waiting: 'Waiting',
  'not run': 'Not run',
};

/** In the order of counts. */
export const LOOKS: readonly CellLook[] = ['passed', 'failed', 'broken', 'answered', 'running', 'waiting', 'not run'];

/** Counts without any cell. */
export const NO_LOOKS = Object.fromEntries(LOOKS.map((look) => [look, 0])) as Readonly<Record<CellLook, number>>;

const WORST_FIRST: readonly CellLook[] = ['running', 'broken', 'failed', 'waiting', 'not run', 'passed', 'answered'];
/** For tables of a million cells. */
const RANKS = Object.fromEntries(WORST_FIRST.map((look, rank) => [look, rank])) as Record<CellLook, number>;

/** The worst of the repeats of a case with a variant; `not run` if there are none. */
export function worstLook(looks: readonly CellLook[]): CellLook {
  return WORST_FIRST.find((look) => looks.includes(look)) ?? 'not run';
}

/** True if the first one decides the state of both. */
export function isWorse(left: CellLook, right: CellLook): boolean {
  return RANKS[left] < RANKS[right];
}

/** True for a cell that has ended: there is a result to show. */
export function hasEnded(look: CellLook): boolean {
  return look !== 'running' && look !== 'waiting' && look !== 'not run';
}

/** True for an answer that missed no check, also one without checks. */
export function isPassed(look: CellLook): boolean {
  return look === 'passed' || look === 'answered';
}

/** `Passed`, or with repeats `2 of 3` when all have ended and not all passed. */
export function groupWord(looks: readonly CellLook[]): string {
  const worst = worstLook(looks);
  if (looks.length < 2 || isPassed(worst) || !hasEnded(worst)) return LOOK_WORDS[worst];
  return `${countPassed(looks)} of ${looks.length}`;
}

/** Accessible name of a cell: `Case 1, A Precise: failed: 2 of 3 passed, regressed`. */
export function groupName(place: string, looks: readonly CellLook[], mark: string | null): string {
  const worst = worstLook(looks);
  const count = looks.length < 2 || !hasEnded(worst) ? '' : `: ${countPassed(looks)} of ${looks.length} passed`;
  return `${place}: ${worst}${count}${mark === null ? '' : `, ${mark}`}`;
}

function countPassed(looks: readonly CellLook[]): number {
  return looks.filter(isPassed).length;
}
