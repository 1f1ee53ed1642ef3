/** Adds up the reports of Vitest and Playwright, also those of the suite against a real Langflow, prints `N passed, N failed`; fails when something failed or nothing ran. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const unitSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const e2eSchema = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });

function readReport(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

let passed = 0;
let failed = 0;
let isWhole = true;
for (const name of ['unit', 'langflow']) {
  const report = unitSchema.safeParse(readReport(`.build/reports/${name}.json`));
  isWhole &&= report.success;
  passed += report.data?.numPassedTests ?? 0;
  failed += report.data?.numFailedTests ?? 0;
}
for (const name of ['e2e', 'langflow-page']) {
  const report = e2eSchema.safeParse(readReport(`.build/reports/${name}.json`));
  isWhole &&= report.success;
  passed += (report.data?.stats.expected ?? 0) + (report.data?.stats.flaky ?? 0);
  failed += report.data?.stats.unexpected ?? 0;
}
// A check without tests of its own (types, lint, dead code) that fails counts as one failure.
if (failed === 0 && (process.argv[2] !== '0' || !isWhole || passed === 0)) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
