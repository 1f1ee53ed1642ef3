/** Cells that the server does not have yet, in the outbox of the page; in memory if the browser stores nothing or has no room. */
import { rowStateOf } from '#run/batch/row-state.ts';
import {
  type OutboxDatabase,
  openOutboxDatabase,
  type Refused,
  type WaitingCell,
  type WaitingRow,
} from '../history/outbox-database.ts';

/** A cell with its place in the outbox. */
export interface PlacedCell extends WaitingCell {
  place: number | string;
}

/** A cell that the server refuses, without its run, which may be large. */
export type RefusedCell = Omit<PlacedCell, 'run'> & Refused;

export interface CellOutbox {
  /** Never rejects. In place of what was refused of the same cell. */
  put(cell: WaitingCell): Promise<void>;
  /** The oldest `limit` of those that are to be sent. */
  take(limit: number): Promise<PlacedCell[]>;
  remove(places: readonly PlacedCell['place'][]): Promise<void>;
  /** Keeps cells that the server refuses out of the way of the others. */
  refuse(cells: readonly PlacedCell[], why: string): Promise<void>;
  refused(): Promise<RefusedCell[]>;
  countRefused(): Promise<number>;
  /** Puts refused cells back among those that are to be sent. */
  sendAgain(places: readonly PlacedCell['place'][]): Promise<void>;
  /** Waiting cells of the rows `from` to `to`, exclusive. If a cell waits twice, the later one comes last. */
  of(result: string, from: number, to: number): Promise<WaitingCell[]>;
  /** How many are to be sent. */
  count(): Promise<number>;
  /** False if something waits in memory, which is lost when the page is closed. */
  isLasting(): boolean;
}

export async function openCellOutbox(onClosed: () => void): Promise<CellOutbox> {
  return createCellOutbox(await openOutboxDatabase(onClosed).catch(() => null));
}

function createCellOutbox(database: OutboxDatabase | null): CellOutbox {
  /** Cells in memory; their places are below zero. */
  const memory = new Map<number, WaitingCell>();
  const refusedInMemory = new Map<string, WaitingCell & Refused>();
  let next = -1;
  return {
    async put(cell) {
      try {
        refusedInMemory.delete(refusedKey(cell));
        if (database === null) throw new Error('No database');
        const { store, done } = database.transaction('cells', 'readwrite');
        await Promise.all([store.add(cell), store.delete(refusedKey(cell)), done]);
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
      const [places, cells] = await Promise.all([store.getAllKeys(toSend(), most), store.getAll(toSend(), most), done]);
      return [...placed(places, cells), ...inMemory];
    },
    async remove(places) {
      for (const place of places) {
        if (typeof place === 'number') memory.delete(place);
        else refusedInMemory.delete(place);
      }
      if (database === null) return;
      const { store, done } = database.transaction('cells', 'readwrite');
      const stored = places.filter((place) => typeof place === 'string' || place >= 0);
      await Promise.all([...stored.map((place) => store.delete(place)), done]);
    },
    async refuse(cells, why) {
      for (const { place, ...cell } of cells)
        if (typeof place === 'number' && memory.delete(place)) refusedInMemory.set(refusedKey(cell), { ...cell, why });
      if (database === null) return;
      const { store, done } = database.transaction('cells', 'readwrite');
      const stored = cells.filter(({ place }) => typeof place === 'number' && place >= 0);
      // Read as it is stored: an earlier release stored rows.
      const move = async ({ place, ...known }: PlacedCell) => {
        const cell = await store.get(place);
        if (cell) await Promise.all([store.put({ ...cell, why }, refusedKey(known)), store.delete(place)]);
      };
      await Promise.all([...stored.map(move), done]);
    },
    async refused() {
      const inMemory = [...refusedInMemory].map(([place, cell]) => ({ ...cell, place }));
      const stored: RefusedCell[] = [];
      for await (const { primaryKey, value } of database?.transaction('cells').store.iterate(afterAll()) ?? []) {
        const { run: _run, ...cell } = toWaiting(value);
        stored.push({ ...cell, place: primaryKey, why: value.why ?? '' });
      }
      return [...stored, ...inMemory];
    },
    async sendAgain(places) {
      for (const place of places) {
        const known = typeof place === 'string' ? refusedInMemory.get(place) : undefined;
        if (known) await this.put(known);
      }
      if (database === null) return;
      const { store, done } = database.transaction('cells', 'readwrite');
      const move = async (place: PlacedCell['place']) => {
        const cell = await store.get(place);
        if (cell) await Promise.all([store.add(cell), store.delete(place)]);
      };
      await Promise.all([...places.map(move), done]);
    },
    countRefused: async () => refusedInMemory.size + ((await database?.count('cells', afterAll())) ?? 0),
    async of(result, from, to) {
      const range = IDBKeyRange.bound([result, from], [result, to], false, true);
      const stored = (await database?.getAllFromIndex('cells', 'row', range)) ?? [];
      const isOf = (cell: WaitingCell) => cell.batch === result && cell.row >= from && cell.row < to;
      return [...stored.map(toWaiting), ...[...memory.values(), ...refusedInMemory.values()].filter(isOf)];
    },
    count: async () => memory.size + ((await database?.count('cells', toSend())) ?? 0),
    isLasting: () => memory.size + refusedInMemory.size === 0,
  };
}

/** Keys of cells that are to be sent, and of refused ones: IndexedDB orders numbers before texts. */
const toSend = () => IDBKeyRange.upperBound(Number.POSITIVE_INFINITY);
const afterAll = () => IDBKeyRange.lowerBound('');

/** The same for a cell that is run again, which replaces it. */
function refusedKey(cell: Pick<WaitingCell, 'batch' | 'row' | 'variant' | 'repeat'>): string {
  return [cell.batch, cell.row, cell.variant, cell.repeat].join(' ');
}

function placed(places: readonly PlacedCell['place'][], cells: readonly (WaitingCell | WaitingRow)[]): PlacedCell[] {
  return cells.flatMap((cell, at) => {
    const place = places[at];
    return place === undefined ? [] : [{ ...toWaiting(cell), place }];
  });
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
