/**
 * `print-totals STATUS OF npm test, OF npm run smoke, OF npm run test:langflow`: names the failures in all reports,
 * adds them up and prints `N passed, N failed`. Fails when something failed or a suite did not run.
 */
import { countTotals } from './count-totals.ts';
import { listFailures } from './list-failures.ts';
import { readPlaywrightReport, readVitestReport } from './read-reports.ts';

const [product = '', smoke = '', langflow = ''] = process.argv.slice(2);
const reports = {
  unit: '.build/reports/unit.json',
  stories: '.build/reports/e2e.json',
  smoke: '.build/reports/smoke.json',
  langflow: '.build/reports/langflow.json',
  langflowPage: '.build/reports/langflow-page.json',
  langflowOtherPage: '.build/reports/langflow-other-page.json',
};
const { passed, failed } = countTotals([
  { status: product, counts: [readVitestReport(reports.unit), readPlaywrightReport(reports.stories)] },
  { status: smoke, counts: [readVitestReport(reports.smoke)], mayBeEmpty: true },
  {
    status: langflow,
    counts: [
      readVitestReport(reports.langflow),
      readPlaywrightReport(reports.langflowPage),
      readPlaywrightReport(reports.langflowOtherPage),
    ],
  },
]);
for (const failure of Object.values(reports).flatMap(listFailures)) console.log(`FAILED ${failure}`);
console.log(`npm test ended with ${product}, npm run smoke with ${smoke}, npm run test:langflow with ${langflow}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
