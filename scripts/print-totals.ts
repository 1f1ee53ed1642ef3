/** Adds up the reports of Vitest and Playwright, prints `N passed, N failed`; fails when something failed or nothing ran. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const unitSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const e2eSchema = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });

function readReport(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

const unit = unitSchema.safeParse(readReport('.build/reports/unit.json'));
const e2e = e2eSchema.safeParse(readReport('.build/reports/e2e.json'));
const passed = (unit.data?.numPassedTests ?? 0) + (e2e.data?.stats.expected ?? 0) + (e2e.data?.stats.flaky ?? 0);
let failed = (unit.data?.numFailedTests ?? 0) + (e2e.data?.stats.unexpected ?? 0);
const isWhole = unit.success && e2e.success && passed > 0;
// A check without tests of its own (types, lint, dead code) that fails counts as one failure.
if (failed === 0 && (process.argv[2] !== '0' || !isWhole)) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
