/** Reads the rows of a file off the main thread. Says how many were read so far. */
import { type RowsReading, readRows } from '#tests/suite/rows/read-rows.ts';
import { answerInWorker } from '../../shell/ui/browser/answer-in-worker.ts';

export interface ReadRowsRequest {
  text: string;
  reading: RowsReading;
}

answerInWorker(({ text, reading }: ReadRowsRequest, onRows: (count: number) => void) =>
  readRows(text, reading, onRows),
);
