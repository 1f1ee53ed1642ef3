/** The batches of this page. */
import { openBatchDatabase } from './batch-database.ts';
import { createMemoryBatches } from './memory-batches.ts';
import type { BatchStore } from './stored-batch.ts';

let opened: Promise<BatchStore> | null = null;

/** In memory when the browser keeps nothing for this page. Never rejects. */
export function openBatches(): Promise<BatchStore> {
  opened ??= openBatchDatabase(() => {
    opened = null;
  }).catch(createMemoryBatches);
  return opened;
}
