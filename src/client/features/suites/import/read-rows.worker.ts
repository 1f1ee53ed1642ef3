/** Reads the rows of a file off the main thread. Answers with how many were read, then with all of them. */
import { errorMessage } from '#contract/error-message.ts';
import { type RowsReading, readRows } from '#run/batch/read-rows.ts';

export interface ReadRowsRequest {
  text: string;
  reading: RowsReading;
}

self.onmessage = ({ data: { text, reading } }: MessageEvent<ReadRowsRequest>) => {
  try {
    self.postMessage(readRows(text, reading, (count) => self.postMessage(count)));
  } catch (error) {
    self.postMessage(errorMessage(error));
  }
};
