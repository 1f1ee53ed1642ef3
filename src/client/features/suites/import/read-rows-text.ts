/** Reads rows, in a worker if that may take long. */
import { type BatchRows, type RowsReading, readRows } from '#run/batch/read-rows.ts';
import { askWorker } from '../../../ui/browser/ask-worker.ts';
import type { ReadRowsRequest } from './read-rows.worker.ts';

/** Characters. */
const LONG = 200_000;

export interface RowsProgress {
  signal: AbortSignal;
  /** How many were read. */
  onRows: (count: number) => void;
}

export async function readRowsText(
  text: string,
  reading: RowsReading,
  { signal, onRows }: RowsProgress,
): Promise<BatchRows> {
  // Unit tests have no workers.
  if (text.length < LONG || !globalThis.Worker) return readRows(text, reading);
  const request: ReadRowsRequest = { text, reading };
  return askWorker<BatchRows, number>(() => import('./read-rows.worker.ts?worker'), request, {
    signal,
    onPart: onRows,
  });
}
