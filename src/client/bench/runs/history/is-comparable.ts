import type { Run } from '#run/model/run.ts';

/** A run in progress has nothing yet that could be compared. */
export function isComparable({ status }: Pick<Run, 'status'>): boolean {
  return status !== 'running';
}
