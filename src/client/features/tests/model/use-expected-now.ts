/** The expected text of a case as the suite has it now: it may have been accepted since the result. */
import type { TestTable } from './test-table.ts';
import { useTestsModel } from './use-tests-model.ts';

export interface ExpectedNow {
  expected: string | null;
  /** True if the case is still in the suite. */
  isThere: boolean;
}

export function useExpectedNow(table: TestTable, testCase: number): ExpectedNow {
  const { suite } = useTestsModel();
  const row = table.rowOf(testCase);
  const cases = suite.suite?.cases ?? [];
  const now = cases[testCase]?.name === row?.name ? cases[testCase] : cases.find(({ name }) => name === row?.name);
  return now
    ? { expected: now.turns.at(-1)?.expected ?? null, isThere: true }
    : { expected: row?.expected ?? null, isThere: false };
}
