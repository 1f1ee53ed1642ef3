/** The shown result against its baseline. Both are read as a whole, because an answer that changed shows only in the answers. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ResultsFile } from '#contract/suite/results-file.ts';
import { type ComparedCell, compareResults } from '#tests/report/compare-results.ts';
import { type ResultChange, resultChanges } from '#tests/report/result-changes.ts';
import { groupKey } from '#tests/report/tally-cells.ts';
import { type ComparisonFigures, comparisonFigures } from '#tests/view/column-figures.ts';
import type { ResultInfo } from '../../runs/history/result-info.ts';
import { useResultsFile } from '../runs/use-results-file.ts';
import type { TableComparison } from './test-table.ts';

export interface Comparison extends TableComparison {
  baseline: ResultInfo;
  before: ResultsFile;
  now: ResultsFile;
  cells: readonly ComparedCell[];
  changes: readonly ResultChange[];
  figures: ComparisonFigures;
}

export interface UsedComparison {
  comparison: Comparison | null;
  isLoading: boolean;
  /** Why the two cannot be compared; null if they can. */
  problem: string | null;
}

/** `shown` and `baseline` are null where there is nothing to compare. */
export function useComparison(shown: ResultInfo | null, baseline: ResultInfo | null): UsedComparison {
  const isOn = shown !== null && baseline !== null && shown.id !== baseline.id && !shown.isRunning;
  const now = useWholeResult(isOn ? shown : null);
  const before = useWholeResult(isOn ? baseline : null);
  const compared = useMemo(
    () => (baseline !== null && now.file && before.file ? compare(baseline, before.file, now.file) : null),
    [baseline, now.file, before.file],
  );
  if (!isOn) return { comparison: null, isLoading: false, problem: null };
  const problem = now.problem ?? before.problem;
  if (compared === null) return { comparison: null, isLoading: problem === null, problem };
  return 'why' in compared
    ? { comparison: null, isLoading: false, problem: compared.why }
    : { comparison: compared, isLoading: false, problem: null };
}

export interface WholeResult {
  file: ResultsFile | undefined;
  problem: string | null;
  /** How many of its cells were read so far, if this caller started reading. */
  read: number;
}

/** The whole result, read when it is needed and dropped soon after. `info` is null while it is not. */
export function useWholeResult(info: ResultInfo | null): WholeResult {
  const read = useResultsFile();
  const [count, setCount] = useState(0);
  const { data, error } = useQuery({
    queryKey: ['tests', 'whole', info?.id ?? '', info?.version ?? 0],
    queryFn: ({ signal }) => {
      setCount(0);
      return info === null ? null : read(info.id, setCount, signal);
    },
    enabled: info !== null,
    gcTime: 10_000,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    retry: false,
  });
  return { file: data ?? undefined, problem: error === null ? null : error.message, read: count };
}

function compare(baseline: ResultInfo, before: ResultsFile, now: ResultsFile): Comparison | { why: string } {
  // Both are of this suite; it may have been renamed since.
  const compared = compareResults({ ...before, suite: now.suite }, now);
  if (!compared.isComparable) return { why: compared.why };
  const { cells } = compared;
  const byKey = new Map(cells.map((cell) => [groupKey(cell), cell]));
  const names = new Set(now.cases.map(({ name }) => name));
  const goneCases = before.cases
    .filter(({ name }) => !names.has(name))
    .map(({ name, inputs, expected }) => ({ name, inputs, expected, isSkipped: false }));
  return {
    baseline,
    before,
    now,
    cells,
    goneCases,
    changes: resultChanges(before, now),
    figures: comparisonFigures(cells, before.cells, now.cells),
    comparedOf: (testCase, variant) =>
      testCase === undefined || variant === undefined
        ? null
        : (byKey.get(groupKey({ case: testCase, variant })) ?? null),
  };
}
