/** Counts the rows of a batch by state, and puts the counts in words. */
import { formatCount } from '../figures/result-format.ts';
import type { Batch, BatchResult } from './batch.ts';

/** 0 queued, 1 running, 2 answered, 3 answered and passed, 4 answered and failed its check, 5 error. */
export type RowState = 0 | 1 | 2 | 3 | 4 | 5;

export interface BatchTally {
  /** Rows with a result. */
  ended: number;
  answered: number;
  passed: number;
  failed: number;
  errors: number;
}

export function rowStateOf({ status, isMet }: BatchResult): RowState {
  if (status === 'failed') return 5;
  return isMet === null ? 2 : isMet ? 3 : 4;
}

/** `rows` are values of `RowState`. */
export function tallyRows(rows: Iterable<number>): BatchTally {
  const counts = [0, 0, 0, 0, 0, 0];
  for (const row of rows) counts[row] = (counts[row] ?? 0) + 1;
  const [, , plain = 0, passed = 0, failed = 0, errors = 0] = counts;
  const answered = plain + passed + failed;
  return { ended: answered + errors, answered, passed, failed, errors };
}

/** `2,000 of 2,000 rows`. */
export function rowsWords({ count }: Pick<Batch, 'count'>, { ended }: BatchTally): string {
  return `${ended.toLocaleString('en')} of ${count.toLocaleString('en')} rows`;
}

/** `1,960 answered`, `40 errors`, `1,959 passed`, `1 failed`: errors if there are any, the last two if answers are checked. */
export function tallyWords({ expectation }: Pick<Batch, 'expectation'>, tally: BatchTally): string[] {
  const { answered, passed, failed, errors } = tally;
  return [
    `${answered.toLocaleString('en')} answered`,
    ...(errors > 0 ? [formatCount(errors, 'error')] : []),
    ...(expectation ? [`${passed.toLocaleString('en')} passed`, `${failed.toLocaleString('en')} failed`] : []),
  ];
}

/** `95 % passed`; null if answers are not checked, or none was yet. Only all are 100 %, and only none are 0 %. */
export function passRateWords(
  { expectation }: Pick<Batch, 'expectation'>,
  { passed, ended }: BatchTally,
): string | null {
  if (expectation === null || ended === 0) return null;
  const percent = Math.round((passed / ended) * 100);
  return `${passed === ended ? 100 : passed === 0 ? 0 : Math.min(99, Math.max(1, percent))} % passed`;
}
