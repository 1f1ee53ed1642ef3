/** Finds cases of a result by what is written in them. */
import type { CellResult } from '#contract/suite/results-file.ts';
import type { LiveCellState } from './live-cell-state.ts';

export interface CaseSearch {
  /** Text in lower case; empty if only states are wanted. */
  text: string;
  /** One of these: `is:broken`. Empty for any. */
  states: readonly LiveCellState[];
}

const STATE = /(?:^|\s)is:(passed|failed|broken|answered|running|waiting|not-run)(?=\s|$)/gi;

/** `refund is:broken`. */
export function readSearch(typed: string): CaseSearch {
  const states = [...typed.matchAll(STATE)].map(
    ([, word = '']) => word.toLowerCase().replace('-', ' ') as LiveCellState,
  );
  return { text: typed.replace(STATE, ' ').replace(/\s+/g, ' ').trim().toLowerCase(), states };
}

export interface SearchedCase {
  name: string;
  inputs: readonly string[];
  expected: string | null;
}

/** True if the text is in the case or in one of its answers, or the case has no text to look for. */
export function matchesText(
  { text }: CaseSearch,
  about: SearchedCase,
  cells: readonly Pick<CellResult, 'answer'>[],
): boolean {
  if (text === '') return true;
  const has = (given: string) => given.toLowerCase().includes(text);
  return (
    has(about.name) ||
    about.inputs.some(has) ||
    (about.expected !== null && has(about.expected)) ||
    cells.some(({ answer }) => has(answer))
  );
}
