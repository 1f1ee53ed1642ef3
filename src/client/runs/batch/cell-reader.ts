import type { BatchStore, Cells } from './store/stored-batch.ts';

/** How many rows are read from the database at once. */
const PART = 100;

/** Reads the cells of rows in order. Caches only the current chunk of rows. */
export function cellReader(store: BatchStore, batch: string): (row: number) => Promise<Cells> {
  let part = -1;
  let cells: Promise<readonly Cells[]> = Promise.resolve([]);
  return async (row) => {
    const wanted = Math.floor(row / PART);
    if (wanted !== part) {
      part = wanted;
      cells = store.rows(batch, wanted * PART, (wanted + 1) * PART);
    }
    return (await cells)[row % PART] ?? [];
  };
}
