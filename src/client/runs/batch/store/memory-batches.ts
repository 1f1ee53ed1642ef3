/** Batches in memory, for a browser that stores nothing. Without runs, because thousands of them would need too much memory. */
import type { Batch, BatchResult } from '#run/batch/batch.ts';
import type { BatchStore, Cells } from './stored-batch.ts';

export function createMemoryBatches(): BatchStore {
  const batches = new Map<string, Batch>();
  const rowsOf = new Map<string, readonly Cells[]>();
  const resultsOf = new Map<string, Map<number, BatchResult>>();
  const results = (batch: string) => [...(resultsOf.get(batch)?.values() ?? [])];
  return {
    isLasting: false,
    read: async (key) => batches.get(key) ?? null,
    list: async () => [...batches].map(([key, batch]) => ({ key, batch })),
    async create(key, whole) {
      const { batch, rows } = whole;
      const before = batches.get(key);
      if (before) {
        rowsOf.delete(before.id);
        resultsOf.delete(before.id);
      }
      batches.set(key, batch);
      rowsOf.set(batch.id, rows);
      resultsOf.set(batch.id, new Map(whole.results.map((result) => [result.row, result])));
    },
    update: async (key, batch) => void batches.set(key, batch),
    async remove(key) {
      const batch = batches.get(key);
      if (!batch) return null;
      const whole = { batch, rows: rowsOf.get(batch.id) ?? [], results: results(batch.id) };
      batches.delete(key);
      rowsOf.delete(batch.id);
      resultsOf.delete(batch.id);
      return whole;
    },
    rows: async (batch, from, to) => [...(rowsOf.get(batch) ?? []).slice(from, to)],
    results: async (batch, from, to) => results(batch).filter(({ row }) => row >= from && row < to),
    async keep(batch, { result, run }) {
      resultsOf.get(batch)?.set(result.row, run === null ? result : { ...result, run: 'no room' });
    },
    run: async () => null,
    async forget(batch, rows) {
      for (const row of rows) resultsOf.get(batch)?.delete(row);
    },
    async each(batch, visit) {
      for (const result of results(batch)) visit(result);
    },
  };
}
