/**
 * `print-totals STATUS OF npm test, OF npm run smoke, OF npm run test:langflow`: adds up the reports of all and prints
 * `N passed, N failed`. Fails when something failed, or when one of the suites did not run.
 */
import { countTotals } from './count-totals.ts';
import { readPlaywrightReport, readVitestReport } from './read-reports.ts';

const [product = '', smoke = '', langflow = ''] = process.argv.slice(2);
const { passed, failed } = countTotals([
  {
    status: product,
    counts: [readVitestReport('.build/reports/unit.json'), readPlaywrightReport('.build/reports/e2e.json')],
  },
  { status: smoke, counts: [readVitestReport('.build/reports/smoke.json')], mayBeEmpty: true },
  {
    status: langflow,
    counts: [
      readVitestReport('.build/reports/langflow.json'),
      readPlaywrightReport('.build/reports/langflow-page.json'),
    ],
  },
]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
