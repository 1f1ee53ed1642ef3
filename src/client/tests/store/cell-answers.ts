/**
 * The answers of a result that are in view: read in parts, a few parts at a time in memory, besides those that this
 * page has run.
 */
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import { type CellShape, cellIndex } from './cell-states.ts';
import { type StoredCell, toStoredCell } from './stored-cell.ts';
import type { StoredResults } from './stored-results.ts';

export interface CellAnswers {
  /** Starts to read the cell if necessary, and is undefined until then. */
  of(key: CellKey): StoredCell | null | undefined;
  /** Adds the outcome of a cell that has ended here. */
  add(cell: StoredCell): void;
  /** Forgets a cell that runs, or is to run again. */
  forget(key: CellKey): void;
  /**
   * The cells are `shape` now. Forgets the parts in which a cell has changed. `isOther` tells whether one of the cells
   * with the indexes `from` to `to` has.
   */
  reshape(shape: CellShape, isOther: (from: number, to: number) => boolean): void;
}

/** How many cells are read at once. */
const PART = 400;
const MAX_PARTS = 60;
/** How many cells that this page has run stay in memory, so that they need not be read. */
const RECENT = 2_000;

/** `onRead` is called when cells that were asked for are known. */
export function createCellAnswers(result: string, results: StoredResults, onRead: () => void): CellAnswers {
  let shape: CellShape = { cases: 0, variants: [''], repeats: 1 };
  const parts = new Map<number, Map<number, StoredCell> | 'reading'>();
  const recent = new Map<number, StoredCell>();
  /** Cases of one part. */
  const width = () => Math.max(1, Math.floor(PART / (shape.variants.length * shape.repeats)));
  const partOf = (key: CellKey) => parts.get(Math.floor(key.case / width()));

  async function readPart(part: number): Promise<void> {
    const found = new Map<number, StoredCell>();
    try {
      for await (const cell of results.cells(result, part * width(), (part + 1) * width())) {
        const read = toStoredCell(cell);
        if (read !== null) found.set(cellIndex(shape, cell), read);
      }
      parts.set(part, found);
      if (parts.size > MAX_PARTS) parts.delete(parts.keys().next().value ?? -1);
    } catch {
      // It is read again when its row is rendered the next time.
      parts.delete(part);
    }
    onRead();
  }

  return {
    of(key) {
      const index = cellIndex(shape, key);
      const known = recent.get(index);
      if (known) return known;
      const part = partOf(key);
      if (part instanceof Map) return part.get(index) ?? null;
      if (part === undefined) {
        const number = Math.floor(key.case / width());
        parts.set(number, 'reading');
        void readPart(number);
      }
      return undefined;
    },
    add(cell) {
      const index = cellIndex(shape, cell.key);
      recent.delete(index);
      recent.set(index, cell);
      const part = partOf(cell.key);
      if (part instanceof Map) part.set(index, cell);
      if (recent.size > RECENT) recent.delete(recent.keys().next().value ?? -1);
    },
    forget: (key) => void recent.delete(cellIndex(shape, key)),
    reshape(next, isOther) {
      shape = next;
      const cells = width() * shape.variants.length * shape.repeats;
      for (const part of [...parts.keys()]) if (isOther(part * cells, (part + 1) * cells)) parts.delete(part);
    },
  };
}
