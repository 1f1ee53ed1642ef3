/** A result of a suite as lists show it. */
import { DELETED_RESULT, type ResultEntry } from '#contract/workspace/result.ts';
import { CELL_STATE_CODES, type ResultHead, type ResultTally } from '#contract/workspace/result-head.ts';

/** States of a cell; only the page knows which ones are running. */
export const CELL = { ...CELL_STATE_CODES, running: 1 } as const;
/** The state of a cell as it is stored. */
export type CellStateCode = (typeof CELL)[keyof typeof CELL];

/** `all`: without the cells of cases that are left out. */
type CellCounts = ResultTally & { all: number; open: number };

export interface ResultInfo extends Omit<ResultHead, 'cells'> {
  id: string;
  /** Id of the suite. */
  suite: string;
  /** Counts the results of the suite, from 1. */
  number: number;
  /** Who ran it; null for the unnamed person. */
  person: string | null;
  /** True while a page runs it, here or elsewhere. */
  isRunning: boolean;
  version: number;
  tally: CellCounts;
}

/** Null if it was deleted. */
export function toResultInfo(entry: ResultEntry): ResultInfo | null {
  if (entry.status === DELETED_RESULT) return null;
  const { cells, ...head } = entry.head;
  const { id, number, person, isRunning, version, tally } = entry;
  return { ...head, id, suite: entry.suite.id, number, person, isRunning, version, tally: tallyOf(cells, tally) };
}

/** `all`: how many cells there are. */
export function tallyOf(all: number, ended: ResultTally): CellCounts {
  const { passed, failed, broken, answered } = ended;
  return { all, ...ended, open: Math.max(0, all - passed - failed - broken - answered) };
}

/** What a page sends about a result; the server knows the rest. */
export type NewResult = Omit<ResultInfo, 'id' | 'suite' | 'number' | 'person' | 'isRunning' | 'version'>;

/** Suites of this kind are tests. */
export const KIND = 'tests';
