/** The open suite: the shown result with its baseline, its run, and the cell that is open. */
import { useMemo } from 'react';
import { createTableCounter, type TableCounter, type TableCounts } from '#tests/view/table-counter.ts';
import type { ResultInfo } from '../../runs/history/result-info.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import type { TestsRoute } from '../../shell/navigation/navigation-state.ts';
import { useTestsRoute } from '../../shell/navigation/use-tests-route.ts';
import { type ShownResult, useResult } from '../runs/use-result.ts';
import { type SuiteView, useSuite } from '../runs/use-suite.ts';
import { type SuiteRunView, useSuiteRun } from '../runs/use-suite-run.ts';
import { useResults } from '../runs/use-suites.ts';
import type { ResultCells } from '../store/open-result.ts';
import { suiteDigest } from '../store/suite-state.ts';
import { type TestTable, testTable } from './test-table.ts';
import { type UsedComparison, useComparison } from './use-comparison.ts';

/** In the link, stands for the suite as it is set up now, in place of the id of a result. */
const NOTHING_RUN = 'none';

export interface OpenTests {
  suiteId: string;
  suite: SuiteView;
  /** Newest first. */
  results: readonly ResultInfo[];
  /** Why the results could not be read. */
  problem: string | null;
  isLoading: boolean;
  /** The shown result; without an `info`, what is set up now is shown. */
  result: ShownResult;
  run: SuiteRunView;
  /** True while the shown result is being run, by this page or another. */
  isRunning: boolean;
  /** True if the shown result is of the suite as it is now. */
  isSame: boolean;
  /** Null until it is known. */
  table: TestTable | null;
  /** Null while there is no table. */
  counter: TableCounter | null;
  counts: TableCounts | null;
  baselineId: string | null;
  setBaseline: (id: string | null) => void;
  compared: UsedComparison;
  cell: TestsRoute['cell'];
  /** Null shows what is set up now. */
  showResult: (id: string | null) => void;
  /** Shows the newest result, also one that begins after this. */
  showNewest: () => void;
  /** Null closes it. `isStep` goes from one cell to the next, which Back does not undo one by one. */
  openCell: (cell: TestsRoute['cell'], isStep?: boolean) => void;
}

export function useTests(suiteId: string): OpenTests {
  const route = useTestsRoute();
  const { openTests } = useNavigate();
  const suite = useSuite(suiteId);
  const { results, isLoading, problem } = useResults(suiteId);
  const run = useSuiteRun(suiteId);
  const shownId = route.result === NOTHING_RUN ? null : (route.result ?? results[0]?.id ?? null);
  const result = useResult(shownId);
  const baseline = results.find(({ id }) => id === suite.notes.baseline) ?? null;
  const compared = useComparison(result.info, baseline);
  const isRunning = result.info !== null && (result.info.isRunning || (run.isRunning && run.result === shownId));
  const { comparison } = compared;
  const { suite: read, text, files } = suite;
  const isSame = useMemo(
    () => result.info?.digest === suiteDigest({ text, files }),
    [result.info?.digest, text, files],
  );
  // Searching and comparing read the whole result anyway.
  const isReading = (route.result === null && isLoading) || result.status === 'loading';
  const known = useMemo(
    () => ({ suite: read, isSame, file: comparison?.now, isLoading: isReading }),
    [read, isSame, comparison, isReading],
  );
  const { info, about, cells, version } = result;
  const base = useMemo(
    () => testTable({ info, about, cells }, known, comparison, isRunning),
    [info, about, cells, known, comparison, isRunning],
  );
  // A new table for each version of the result, so that what is made from its cells is made again.
  const table = useMemo(() => base && { ...base, version }, [base, version]);
  const counter = useTableCounter(base, cells);
  // While the result is read, nothing is known of the cells.
  const counts = isReading ? null : (counter?.counts() ?? null);
  return {
    suiteId,
    suite,
    results,
    problem,
    isLoading,
    result,
    run,
    isRunning,
    isSame,
    table,
    compared,
    counter,
    counts,
    baselineId: suite.notes.baseline,
    setBaseline: (baseline) => suite.note((before) => ({ ...before, baseline })),
    cell: route.cell,
    showResult: (id) => openTests({ result: id ?? NOTHING_RUN, cell: null }),
    showNewest: () => openTests({ result: null, cell: route.cell }, { history: 'replace' }),
    openCell: (cell, isStep = false) => openTests({ cell }, { history: isStep ? 'replace' : 'push' }),
  };
}

/**
 * Counts of the shown table, which is a new object when more than its cells has changed. While it runs, only cases of
 * which a cell has changed are counted again. Null without a table.
 */
function useTableCounter(table: TestTable | null, cells: ResultCells): TableCounter | null {
  const known = useMemo(() => {
    if (table === null) return null;
    const { cases, position } = cells.changedSince(0);
    const { untouched, leftOut } = table;
    // For a new result every change is known, so only the changed cells are counted one by one; the others, possibly a
    // million, are all alike.
    const alike = cases && untouched && { state: untouched, except: [...new Set([...cases, ...leftOut()])] };
    return { counter: createTableCounter(table, alike), position };
  }, [table, cells]);
  if (known === null) return null;
  const { cases, position } = cells.changedSince(known.position);
  known.counter.recount(cases ?? known.counter.casesOf('all'));
  // Safe while rendering, because counting the same changes twice gives the same counts.
  known.position = position;
  return known.counter;
}
