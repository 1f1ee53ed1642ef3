/** Opens Compare with the current run as A and another run as B. */
import { useMemo } from 'react';
import type { RunSummary } from '../../runs/history/run-summary.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useComparedIds, useShownRunId } from '../../shell/navigation/use-url-key.ts';
import { isComparable } from './history/is-comparable.ts';

/** Why a run that cannot be compared with the current one cannot, as the words of a sentence. */
export function whyNotCompared(run: Pick<RunSummary, 'status'>): string {
  return isComparable(run) ? 'Open another run first, which has ended' : 'It is still running';
}

/** What compares this run with the current one; null if it cannot be compared. */
export type CompareWith = (run: Pick<RunSummary, 'id' | 'status'>) => (() => void) | null;

/** The current run is A of the open Compare, or else the run that the bench shows. */
export function useCompareWith(): CompareWith {
  const shownRunId = useShownRunId();
  const compared = useComparedIds();
  const current = compared?.[0] ?? shownRunId;
  // Back leaves Compare, whatever was compared in it.
  const history = compared === null ? 'push' : 'replace';
  const { openCompare } = useNavigate();
  const { summaries } = useRunSummaries();
  // A run that is not listed is an older one, which has ended.
  const isEnded = summaries.every((run) => run.id !== current || isComparable(run));
  return useMemo(
    () => (run) =>
      current === null || !isEnded || run.id === current || !isComparable(run)
        ? null
        : () => openCompare([current, run.id], { history }),
    [current, history, isEnded, openCompare],
  );
}
