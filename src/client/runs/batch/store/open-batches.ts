/** The batches of this page. Loaded on demand, as the history is. */
import { openBatchDatabase } from './batch-database.ts';
import { createMemoryBatches } from './memory-batches.ts';
import type { BatchStore } from './stored-batch.ts';

/** In memory when the browser keeps nothing for this page. `onClosed` as for `openDatabase`. Never rejects. */
export function openBatches(onClosed = () => {}): Promise<BatchStore> {
  return openBatchDatabase(onClosed).catch(createMemoryBatches);
}
