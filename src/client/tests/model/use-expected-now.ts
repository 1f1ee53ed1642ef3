/** The expected text of a case as the suite has it now: it may have been accepted since the result. */
import type { TestTable } from './test-table.ts';
import { useTestsModel } from './use-tests-model.ts';

export function useExpectedNow(table: TestTable, testCase: number): string | null {
  const { suite } = useTestsModel();
  const row = table.rowOf(testCase);
  const cases = suite.suite?.cases ?? [];
  const now = cases[testCase]?.name === row?.name ? cases[testCase] : cases.find(({ name }) => name === row?.name);
  return (now ? now.turns.at(-1)?.expected : row?.expected) ?? null;
}
