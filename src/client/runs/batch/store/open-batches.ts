/** Opens the store of batches. Loaded on demand, like the history. */
import { openBatchDatabase } from './batch-database.ts';
import { createMemoryBatches } from './memory-batches.ts';
import type { BatchStore } from './stored-batch.ts';

/** In memory if the browser stores nothing for this page. `onClosed` as for `openDatabase`. Never rejects. */
export function openBatches(onClosed = () => {}): Promise<BatchStore> {
  return openBatchDatabase(onClosed).catch(createMemoryBatches);
}
