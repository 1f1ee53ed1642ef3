/** One entry of the outbox: a run, or a cell of a result. */
import { countJson } from '#contract/workspace/count-json.ts';
import { cellKey, type Entry, runKey, type WaitingCell, type WaitingRun } from './waiting.ts';

/** The initial state of an entry, which was never sent. */
export const UNTRIED = { refusal: null, isFinal: false, isHeld: false, wasTried: false };

export function runEntry(run: WaitingRun): Entry {
  return { key: runKey(run.run.id), bytes: bytesOf(run.run), run, cell: null, ...UNTRIED };
}

export function cellEntry(cell: WaitingCell): Entry {
  return { key: cellKey(cell), bytes: bytesOf(cell), run: null, cell, ...UNTRIED };
}

/** True for two cells that can be sent in one request. */
export function isSameLease({ cell: first }: Entry, { cell }: Entry): boolean {
  return first !== null && cell !== null && first.result === cell.result && first.term === cell.term;
}

const NO_LIMITS = { values: Number.POSITIVE_INFINITY, characters: Number.POSITIVE_INFINITY };

function bytesOf(value: unknown): number {
  return countJson(value, NO_LIMITS).characters;
}
