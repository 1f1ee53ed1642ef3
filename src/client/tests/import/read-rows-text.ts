/** Reads the rows of a text, in a worker if that may take long: a short text can have millions of cells. */
import { type BatchRows, type RowsReading, readRows } from '#tests/suite/rows/read-rows.ts';
import { askWorker, type WorkerOptions } from '../../shell/ui/browser/ask-worker.ts';
import type { ReadRowsRequest } from './read-rows.worker.ts';

/** In characters; so much is read without a worker. */
const LONG = 20_000;

/** `onPart` hears how many rows were read. Rejects with a sentence if there are too many columns or values. */
export async function readRowsText(
  text: string,
  reading: RowsReading,
  options: WorkerOptions<number> = {},
): Promise<BatchRows> {
  // Unit tests have no workers.
  if (text.length < LONG || !globalThis.Worker) return readRows(text, reading);
  const request: ReadRowsRequest = { text, reading };
  return askWorker<BatchRows, number>(() => import('./read-rows.worker.ts?worker'), request, options);
}
