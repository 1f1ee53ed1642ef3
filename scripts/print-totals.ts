/**
 * `print-totals STATUS OF npm test, STATUS OF npm run test:langflow`: adds up the reports of both and prints `N passed, N failed`.
 * Fails when something failed, or when one of the four suites did not run.
 */
import { readPlaywrightReport, readVitestReport, type TestCount } from './read-reports.ts';

const [product = '', langflow = ''] = process.argv.slice(2);
const runs = [
  {
    status: product,
    counts: [readVitestReport('.build/reports/unit.json'), readPlaywrightReport('.build/reports/e2e.json')],
  },
  {
    status: langflow,
    counts: [
      readVitestReport('.build/reports/langflow.json'),
      readPlaywrightReport('.build/reports/langflow-page.json'),
    ],
  },
];

/** A check without tests of its own (types, lint, setting up a server) that fails counts as one failure. */
function failuresOf(status: string, counts: (TestCount | null)[]): number {
  const failed = counts.reduce((sum, count) => sum + (count?.failed ?? 0), 0);
  const isWhole = counts.every((count) => count !== null && count.passed > 0);
  return failed === 0 && (status !== '0' || !isWhole) ? 1 : failed;
}

const passed = runs.flatMap(({ counts }) => counts).reduce((sum, count) => sum + (count?.passed ?? 0), 0);
const failed = runs.reduce((sum, { status, counts }) => sum + failuresOf(status, counts), 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
