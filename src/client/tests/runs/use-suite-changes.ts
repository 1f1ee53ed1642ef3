/** What of a suite has changed since a result, so that only that may run again. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import type { ResultInfo } from '../../runs/history/result-info.ts';
import { QUERY_DEFAULTS, runKeys } from '../../runs/run-cache.ts';
import { suiteDigest } from '../store/suite-state.ts';
import { cellsOfChanged } from './cells-to-run.ts';
import type { SuiteView } from './use-suite.ts';
import { useSuitesService } from './use-suites-service.ts';

export interface ChangedCells {
  /** Names of the variants of which every cell has changed. */
  variants: readonly string[];
  /** Cases that changed otherwise. */
  cases: number;
  cells: number;
}

/** Larger results are not read for this. */
const MAX_CELLS = 20_000;

/**
 * Indexes of the variants of which every cell has changed, each of `cells` cells, and the number of cases that changed
 * otherwise. The first column, the flow, is nothing that a suite can change: if all of it has, the cases have.
 */
export function whatChanged(
  run: readonly Pick<CellKey, 'case' | 'variant'>[],
  cells: number,
): { variants: number[]; cases: number } {
  const counts = new Map<number, number>();
  for (const { variant } of run) counts.set(variant, (counts.get(variant) ?? 0) + 1);
  const whole = counts.get(0) === cells ? [] : [...counts].filter(([, count]) => count === cells);
  const variants = whole.map(([variant]) => variant);
  return {
    variants,
    cases: new Set(run.filter(({ variant }) => !variants.includes(variant)).map((key) => key.case)).size,
  };
}

/** Null while nothing has changed, or if it is not known. */
export function useSuiteChanges(view: SuiteView, info: ResultInfo | null): ChangedCells | null {
  const { results } = useSuitesService();
  const { suite, problems, isReading, text, files } = view;
  const digest = useMemo(() => suiteDigest({ text, files }), [text, files]);
  const isOther = info !== null && !info.isRunning && info.digest !== digest;
  const isKnown = isOther && suite !== null && problems.length === 0 && !isReading && info.tally.all <= MAX_CELLS;
  const { data } = useQuery({
    queryKey: [...runKeys.suites, 'changed', info?.id, info?.version, digest],
    queryFn: async () => {
      if (suite === null || info === null) return null;
      const { run } = await cellsOfChanged(suite, 'changed', info, results, true);
      if (run.length === 0) return null;
      const cases = suite.cases.filter(({ isSkipped }) => !isSkipped).length;
      const { variants, cases: changed } = whatChanged(run, cases * suite.repeat);
      return { variants: variants.map((at) => suite.variants[at]?.name ?? ''), cases: changed, cells: run.length };
    },
    enabled: isKnown,
    ...QUERY_DEFAULTS,
  });
  return isKnown ? (data ?? null) : null;
}
