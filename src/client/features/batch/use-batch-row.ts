/** One row of a batch with its result, read from the browser's database. */
import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { Batch, BatchResult } from '#run/batch/batch.ts';
import type { Cells } from '../../runs/batch/store/stored-batch.ts';
import { usePageServices } from '../../runs/page-services.ts';

export interface ReadRow {
  cells: Cells;
  result: BatchResult | null;
}

/** For a deleted batch: if it is restored, its rows have no runs. */
export function forgetRows(client: QueryClient, batch: string): void {
  client.removeQueries({ queryKey: ['batches', batch] });
}

/** For rows that may have new results in the same state: they ran again, or another tab resumed the batch. */
export function rereadRows(client: QueryClient, batch: string): void {
  void client.invalidateQueries({ queryKey: ['batches', batch] });
}

/** `now` is the state of the row. */
export function useBatchRow(batch: Batch, row: number, now: number): ReadRow | undefined {
  const { openBatches } = usePageServices();
  const { data } = useQuery<ReadRow>({
    // A row is read again when its state changes, and dropped soon after it has scrolled out of view.
    queryKey: ['batches', batch.id, row, now],
    queryFn: async () => {
      const store = await openBatches();
      const [cells, results] = await Promise.all([
        store.rows(batch.id, row, row + 1),
        store.results(batch.id, row, row + 1),
      ]);
      return { cells: cells[0] ?? [], result: results[0] ?? null };
    },
    gcTime: 2_000,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    placeholderData: (before: ReadRow | undefined) => before,
  });
  return data;
}
