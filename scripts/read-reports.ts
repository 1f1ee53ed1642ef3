/** Reads the counts of a test run from the JSON reports of Vitest and Playwright. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

export interface TestCount {
  passed: number;
  failed: number;
}

const vitestSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), success: z.boolean() });
const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number() }),
});

function read(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** Null without such a report: the run did not get that far. */
export function readVitestReport(path: string): TestCount | null {
  const { data } = vitestSchema.safeParse(read(path));
  if (!data) return null;
  // A file that cannot be loaded fails without a test of its own.
  const failed = data.success ? data.numFailedTests : Math.max(1, data.numFailedTests);
  return { passed: data.numPassedTests, failed };
}

/** Null without such a report. */
export function readPlaywrightReport(path: string): TestCount | null {
  const { data } = playwrightSchema.safeParse(read(path));
  return data ? { passed: data.stats.expected, failed: data.stats.unexpected } : null;
}
