/** Reads rows, in a worker if that may take long. */
import { type BatchRows, type RowsReading, readRows } from '#run/batch/read-rows.ts';
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
  const { default: ReadRowsWorker } = await import('./read-rows.worker.ts?worker');
  signal.throwIfAborted();
  const worker = new ReadRowsWorker();
  try {
    return await new Promise((done, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason), { once: true });
      worker.onmessage = ({ data }: MessageEvent<BatchRows | number | string>) => {
        if (typeof data === 'number') onRows(data);
        else if (typeof data === 'string') fail(new Error(data));
        else done(data);
      };
      worker.onerror = () => fail(new Error('The part of this page that reads rows could not be loaded.'));
      const request: ReadRowsRequest = { text, reading };
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
