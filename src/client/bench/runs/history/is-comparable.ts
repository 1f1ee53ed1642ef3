import type { Run } from '#run/model/run.ts';
import type { RunSummary } from '../../../runs/history/run-summary.ts';

/** A run of variants has several sets of tweaks, and is compared in Variants instead. */
export function isComparable(run: Pick<Run, 'status' | 'matrix'> & Pick<RunSummary, 'isMatrix'>): boolean {
  return run.status !== 'running' && run.isMatrix !== true && run.matrix === undefined;
}
