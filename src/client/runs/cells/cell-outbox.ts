/** Cells that the server does not have yet, in the outbox of the page; in memory if the browser stores nothing or has no room. */
import { rowStateOf } from '#run/batch/batch-tally.ts';
import {
  type OutboxDatabase,
  openOutboxDatabase,
  type WaitingCell,
  type WaitingRow,
} from '../history/outbox-database.ts';

/** A cell with its place in the outbox. */
export interface PlacedCell extends WaitingCell {
  place: number;
}

export interface CellOutbox {
  /** Never rejects. */
  put(cell: WaitingCell): Promise<void>;
  /** The oldest `limit`. */
  take(limit: number): Promise<PlacedCell[]>;
  remove(places: readonly number[]): Promise<void>;
  /** Of the rows from `from` to `to`, exclusive; of a cell that waits twice the later is the last. */
  of(result: string, from: number, to: number): Promise<WaitingCell[]>;
  count(): Promise<number>;
  /** False if something waits in memory, which is lost when the page is closed. */
  isLasting(): boolean;
}

export async function openCellOutbox(onClosed: () => void): Promise<CellOutbox> {
  return createCellOutbox(await openOutboxDatabase(onClosed).catch(() => null));
}

function createCellOutbox(database: OutboxDatabase | null): CellOutbox {
  /** With places below zero. */
  const memory = new Map<number, WaitingCell>();
  let next = -1;
  return {
    async put(cell) {
      try {
        if (database === null) throw new Error('No database');
        await database.add('cells', cell);
      } catch {
        memory.set(next, cell);
        next -= 1;
      }
    },
    async take(limit) {
      const inMemory = [...memory].slice(0, limit).map(([place, cell]) => ({ ...cell, place }));
      if (database === null || inMemory.length === limit) return inMemory;
      const { store, done } = database.transaction('cells');
      const most = limit - inMemory.length;
      const [places, cells] = await Promise.all([store.getAllKeys(null, most), store.getAll(null, most), done]);
      const stored = cells.flatMap((cell, at) =>
        places[at] === undefined ? [] : [{ ...toWaiting(cell), place: places[at] }],
      );
      return [...stored, ...inMemory];
    },
    async remove(places) {
      for (const place of places) memory.delete(place);
      if (database === null) return;
      const { store, done } = database.transaction('cells', 'readwrite');
      await Promise.all([...places.filter((place) => place >= 0).map((place) => store.delete(place)), done]);
    },
    async of(result, from, to) {
      const range = IDBKeyRange.bound([result, from], [result, to], false, true);
      const stored = (await database?.getAllFromIndex('cells', 'row', range)) ?? [];
      const isOf = (cell: WaitingCell) => cell.batch === result && cell.row >= from && cell.row < to;
      return [...stored.map(toWaiting), ...[...memory.values()].filter(isOf)];
    },
    count: async () => memory.size + ((await database?.count('cells')) ?? 0),
    isLasting: () => memory.size === 0,
  };
}

function toWaiting(stored: WaitingCell | WaitingRow): WaitingCell {
  if (!('result' in stored)) return stored;
  const { result, ...place } = stored;
  const { row: _row, ms, ...outcome } = result;
  return {
    ...place,
    variant: 0,
    repeat: 0,
    state: rowStateOf(result),
    ms,
    outcome: JSON.parse(JSON.stringify(outcome)),
  };
}
