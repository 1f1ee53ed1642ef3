/** Lists the batches of this browser with their counts. Loaded on demand, like the history. */
import { type BatchTally, rowStateOf, tallyRows } from '#run/batch/batch-tally.ts';
import type { BatchStore, KeyedBatch } from './store/stored-batch.ts';

export interface BatchEntry extends KeyedBatch {
  tally: BatchTally;
}

/** Newest first. */
export async function listBatches(store: BatchStore): Promise<BatchEntry[]> {
  const all = await store.list();
  const entries = all.map(
    async ({ key, batch }): Promise<BatchEntry> => ({
      ...{ key, batch },
      tally: batch.tally ?? (await countResults(store, batch.id)),
    }),
  );
  const listed = await Promise.all(entries);
  return listed.toSorted((left, right) => (right.batch.startedAt ?? 0) - (left.batch.startedAt ?? 0));
}

async function countResults(store: BatchStore, batch: string): Promise<BatchTally> {
  const states: number[] = [];
  await store.each(batch, (result) => states.push(rowStateOf(result)));
  return tallyRows(states);
}
