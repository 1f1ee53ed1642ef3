/** Which cases of the table are shown, and in which order: filter, search, and sorting by a variant. */

import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { groupPairs } from '#contract/group-pairs.ts';
import { worstState } from '#tests/view/live-cell-state.ts';
import { CASE_FILTERS, type CaseFilter, sortFailedFirst, statesOf } from '#tests/view/matrix-source.ts';
import { type CaseSearch, matchesText, readSearch } from '#tests/view/search-case.ts';
import type { TestTable } from './test-table.ts';
import { useWholeResult } from './use-comparison.ts';
import type { OpenTests } from './use-tests.ts';

export interface ShownCases {
  filter: CaseFilter;
  setFilter: (filter: CaseFilter) => void;
  /** How many cases each filter shows, with a search only those that it finds. */
  counts: Readonly<Record<CaseFilter, number>>;
  typed: string;
  setTyped: (typed: string) => void;
  /** Text that is searched for, in lower case; empty for none. */
  searched: string;
  /** While the answers are read for the search: how many were, and of how many; else null. */
  searching: { read: number; all: number } | null;
  /** The variant whose failed cells come first; null for the order of the suite. */
  sortedBy: number | null;
  setSortedBy: (variant: number | null) => void;
  /** Indexes of cases. */
  rows: readonly number[];
}

/** A result with more cases than this opens with those that failed. */
export const MANY_CASES = 200;
const SEARCH_AFTER_MS = 150;

const NO_CASES: readonly number[] = [];
const NO_COUNTS = { all: 0, failed: 0, changed: 0, regressed: 0, differs: 0 };

export function useShownCases({ table, counter, counts: counted, result, isRunning }: OpenTests): ShownCases {
  const shownId = result.info?.id ?? null;
  const [opened, setOpened] = useState<{ id: string | null; filter: CaseFilter }>({ id: null, filter: 'all' });
  const setFilter = (filter: CaseFilter) => setOpened({ id: shownId, filter });
  const [typed, setTyped] = useState('');
  const [sortedBy, setSortedBy] = useState<number | null>(null);
  const [settled] = useDebouncedValue(typed, SEARCH_AFTER_MS);
  const search = useMemo(() => readSearch(settled), [settled]);
  const counts = counted?.cases ?? NO_COUNTS;
  const { filter } = opened;
  if (shownId !== opened.id && table !== null) {
    const isLong = counts.all > MANY_CASES && counts.failed > 0 && !isRunning;
    setOpened({ id: shownId, filter: isLong ? 'failed' : 'all' });
  }
  const whole = useWholeResult(search.text === '' ? null : result.info);
  const isSearching = search.text !== '' && !whole.file && whole.problem === null;
  const { all = 0, open = 0 } = result.info?.tally ?? {};
  const answers = useMemo(() => groupPairs((whole.file?.cells ?? []).map((cell) => [cell.case, cell])), [whole.file]);
  const isPlain = search.text === '' && search.states.length === 0;
  const casesOf = counter?.casesOf ?? noCases;
  // Only what depends on the states of cells is made again while they change.
  const searched = isPlain ? null : table;
  const found = useMemo(
    () => searched && new Set(casesOf('all').filter((testCase) => isFound(searched, testCase, search, answers))),
    [searched, casesOf, search, answers],
  );
  const filtered = casesOf(filter);
  const sorted = sortedBy === null ? null : table;
  const rows = useMemo(() => {
    const shown = found === null ? filtered : filtered.filter((testCase) => found.has(testCase));
    return sorted === null || sortedBy === null ? shown : sortFailedFirst(sorted, shown, sortedBy);
  }, [found, filtered, sorted, sortedBy]);
  return {
    filter,
    setFilter,
    typed,
    setTyped,
    searched: search.text,
    sortedBy,
    setSortedBy,
    rows,
    counts: found === null ? counts : countFound(casesOf, found),
    searching: isSearching && result.info !== null ? { read: whole.read, all: all - open } : null,
  };
}

const noCases = () => NO_CASES;

function countFound(
  casesOf: (filter: CaseFilter) => readonly number[],
  found: ReadonlySet<number>,
): Record<CaseFilter, number> {
  const counts = { ...NO_COUNTS };
  for (const filter of CASE_FILTERS)
    counts[filter] = casesOf(filter).reduce((sum, testCase) => sum + (found.has(testCase) ? 1 : 0), 0);
  return counts;
}

type Answers = ReadonlyMap<string, readonly { answer: string }[]>;

function isFound(table: TestTable, testCase: number, search: CaseSearch, answers: Answers): boolean {
  if (search.states.length > 0) {
    const variants = Array.from({ length: table.variants }, (_, variant) =>
      worstState(statesOf(table, testCase, variant)),
    );
    if (!variants.some((state) => search.states.includes(state))) return false;
  }
  if (search.text === '') return true;
  const row = table.rowOf(testCase);
  return row !== undefined && matchesText(search, row, answers.get(row.name) ?? []);
}
