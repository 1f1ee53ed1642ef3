/** Adds up the reports of all suites. */
import type { TestCount } from './read-reports.ts';

export interface SuiteRun {
  /** Exit status of its command, as text. */
  status: string;
  /** From its reports; null for one that was not written. */
  counts: readonly (TestCount | null)[];
  /** True when all of its checks may have been skipped. */
  mayBeEmpty?: boolean;
}

/** A failed check without tests of its own (types, lint, server setup) counts as one failure. */
function failuresOf({ status, counts, mayBeEmpty = false }: SuiteRun): number {
  const failed = counts.reduce((sum, count) => sum + (count?.failed ?? 0), 0);
  const isWhole = counts.every((count) => count !== null && (mayBeEmpty || count.passed > 0));
  return failed === 0 && (status !== '0' || !isWhole) ? 1 : failed;
}

/** A suite that did not run, or not to its end, counts as one failure. */
export function countTotals(runs: readonly SuiteRun[]): TestCount {
  return {
    passed: runs.flatMap(({ counts }) => counts).reduce((sum, count) => sum + (count?.passed ?? 0), 0),
    failed: runs.reduce((sum, run) => sum + failuresOf(run), 0),
  };
}
