/** Reads the counts of a test run from what Vitest and Playwright write as JSON. */
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

/** Null when there is no such report: the run did not come so far. */
export function readVitestReport(path: string): TestCount | null {
  const { data } = vitestSchema.safeParse(read(path));
  if (!data) return null;
  // A file that cannot be loaded fails without a test of its own.
  const failed = data.success ? data.numFailedTests : Math.max(1, data.numFailedTests);
  return { passed: data.numPassedTests, failed };
}

/** Null when there is no such report. */
export function readPlaywrightReport(path: string): TestCount | null {
  const { data } = playwrightSchema.safeParse(read(path));
  return data ? { passed: data.stats.expected, failed: data.stats.unexpected } : null;
}
