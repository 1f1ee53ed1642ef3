import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readVitestReport } from '../read-reports.ts';
import { runChecks, type SmokeCheck } from './run-checks.ts';

async function run(checks: SmokeCheck[], limitMs = 60_000) {
  const lines: string[] = [];
  let tidied = 0;
  const cleanUp = async () => {
    tidied += 1;
  };
  const report = await runChecks(checks, { limitMs, cleanUp, say: (line) => lines.push(line) });
  const folder = mkdtempSync(join(tmpdir(), 'tweakbench-smoke-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'smoke.json');
  writeFileSync(file, JSON.stringify(report));
  return { report, lines, tidied, count: readVitestReport(file) };
}

const good: SmokeCheck = { name: 'Good', prepare: () => async () => true };
const impossible: SmokeCheck = { name: 'Impossible', prepare: () => async () => false };
const missing: SmokeCheck = { name: 'Missing', prepare: () => null };
const bad: SmokeCheck = {
  name: 'Bad',
  prepare: () => async () => {
    throw new Error('The rows overlap');
  },
};

it('the smoke run continues after a failure, cleans up after each check, and is counted in the totals', async () => {
  const { report, lines, tidied, count } = await run([bad, missing, impossible, good]);
  expect(count).toEqual({ passed: 1, failed: 1 });
  expect([report.numPendingTests, report.success]).toEqual([2, false]);
  expect(lines).toEqual(['Bad: failed. The rows overlap', 'Good: passed']);
  expect(tidied).toBe(3);
});

it('the smoke run does not fail when everything is skipped', async () => {
  const { report, count } = await run([missing]);
  expect(count).toEqual({ passed: 0, failed: 0 });
  expect(report.success).toBe(true);
});

it('the smoke run stops a check that takes too long', async () => {
  const endless: SmokeCheck = { name: 'Endless', prepare: () => () => new Promise(() => undefined) };
  const { lines, count } = await run([endless, good], 20);
  expect(count).toEqual({ passed: 1, failed: 1 });
  expect(lines[0]).toBe('Endless: failed. not done after 0.02 s');
});
