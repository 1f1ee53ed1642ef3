/** The state of a row of a batch. */
import type { BatchResult } from './batch.ts';

/** 0 queued, 1 running, 2 answered, 3 answered and passed, 4 answered and failed its check, 5 error. */
export type RowState = 0 | 1 | 2 | 3 | 4 | 5;

export function rowStateOf({ status, isMet }: BatchResult): RowState {
  if (status === 'failed') return 5;
  return isMet === null ? 2 : isMet ? 3 : 4;
}
