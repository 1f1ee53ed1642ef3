/** The state and the time of each cell of a result: five bytes a cell, because a result may have a million. */
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import { CELL, type CellStateCode, type ResultInfo } from '../../runs/history/result-info.ts';

/** How many cells a result has. */
export type CellShape = Pick<ResultInfo, 'cases' | 'variants' | 'repeats'>;

export interface CellStates {
  /** The index of a cell among all cells; -1 if there is no such column. */
  indexOf(at: number, variant: number, repeat: number): number;
  stateAt(index: number): CellStateCode;
  msAt(index: number): number;
  /** Returns the state before. */
  set(key: CellKey, state: CellStateCode, ms: number): CellStateCode;
  /** The cases with cells that have changed since the position (null: possibly all), and the position now. */
  changedSince(position: number): { cases: readonly number[] | null; position: number };
  /** All cells are open if there are more or fewer of them now. */
  resize(shape: CellShape): void;
  /**
   * Replaces the states of all cells. Returns a function that tells whether one of the cells with the indexes `from` to
   * `to` has changed.
   */
  replace(shape: CellShape, all: AllStates): (from: number, to: number) => boolean;
  /** How many cells are in each state. */
  count(): (state: CellStateCode) => number;
  /** Calls `visit` with each cell. */
  each(visit: (state: CellStateCode, ms: number) => void): void;
}

export interface AllStates {
  states: Uint8Array;
  times: Float32Array;
}

/** How many changes are remembered for `changedSince`. */
const CHANGES = 20_000;

export function emptyStates(shape: CellShape): AllStates {
  const size = sizeOf(shape);
  return { states: new Uint8Array(size), times: new Float32Array(size) };
}

export function cellIndex(
  { variants, repeats }: Pick<CellShape, 'variants' | 'repeats'>,
  { case: at, variant, repeat }: CellKey,
): number {
  return variant >= variants.length || repeat >= repeats ? -1 : (at * variants.length + variant) * repeats + repeat;
}

function sizeOf({ cases, variants, repeats }: CellShape): number {
  return cases * variants.length * repeats;
}

export function createCellStates(): CellStates {
  let shape: CellShape = { cases: 0, variants: [''], repeats: 1 };
  let { states, times } = emptyStates(shape);
  /** Cases in the order in which they changed, from the position `forgotten` on. */
  let changes: number[] = [];
  let forgotten = 0;
  const forget = (count: number) => {
    changes = changes.slice(count);
    forgotten += count;
  };
  return {
    indexOf: (at, variant, repeat) => cellIndex(shape, { case: at, variant, repeat }),
    stateAt: (index) => (states[index] ?? CELL.open) as CellStateCode,
    msAt: (index) => times[index] ?? 0,
    set(key, state, ms) {
      const index = cellIndex(shape, key);
      const before = (states[index] ?? CELL.open) as CellStateCode;
      if (index < 0) return before;
      changes.push(key.case);
      if (changes.length >= 2 * CHANGES) forget(CHANGES);
      states[index] = state;
      times[index] = ms;
      return before;
    },
    changedSince(position) {
      const now = forgotten + changes.length;
      return { cases: position < forgotten ? null : changes.slice(position - forgotten), position: now };
    },
    resize(next) {
      shape = next;
      if (sizeOf(next) !== states.length) ({ states, times } = emptyStates(next));
    },
    replace(next, all) {
      const before = states;
      shape = next;
      ({ states, times } = all);
      forget(changes.length + 1);
      return (from, to) =>
        before.length !== states.length || before.subarray(from, to).some((one, at) => one !== states[from + at]);
    },
    count() {
      const counts = new Uint32Array(Object.keys(CELL).length);
      for (let index = 0; index < states.length; index += 1) {
        const state = states[index] ?? CELL.open;
        counts[state] = (counts[state] ?? 0) + 1;
      }
      return (state) => counts[state] ?? 0;
    },
    each(visit) {
      for (let index = 0; index < states.length; index += 1)
        visit((states[index] ?? CELL.open) as CellStateCode, times[index] ?? 0);
    },
  };
}
