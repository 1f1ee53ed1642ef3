import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listFailures } from './list-failures.ts';

function reportOf(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

it('the list of failures names the failed tests of Vitest, and the files that could not be loaded', () => {
  const report = reportOf({
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'adds', status: 'passed', failureMessages: [] },
          {
            fullName: 'sums lists',
            status: 'failed',
            failureMessages: ['\u001b[31mexpected 1 to be 2\u001b[39m\n\n  at a.test.ts:3'],
          },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      {
        name: 'c.test.ts',
        assertionResults: [
          { fullName: 'hangs', status: 'failed', failureMessages: ['Error: STACK_TRACE_ERROR\n    at c.test.ts:1'] },
        ],
      },
    ],
  });
  expect(listFailures(report)).toEqual([
    'a.test.ts > sums lists\n    expected 1 to be 2\n      at a.test.ts:3',
    'b.test.ts\n    no such module',
    'c.test.ts > hangs\n    Timed out\n        at c.test.ts:1',
  ]);
});

it('the list of failures names the failed stories of Playwright, in groups too', () => {
  const spec = (title: string, ok: boolean, message: string) => ({
    title,
    ok,
    file: 'a.spec.ts',
    line: 7,
    tests: [{ results: [{ errors: ok ? [] : [{ message }] }] }],
  });
  const report = reportOf({
    suites: [
      {
        title: 'a.spec.ts',
        specs: [spec('opens', true, '')],
        suites: [{ title: 'on a phone', specs: [spec('closes', false, 'Timed out')] }],
      },
    ],
    errors: [],
  });
  expect(listFailures(report)).toEqual(['a.spec.ts:7 > closes\n    Timed out']);
});

it('the list of failures is empty without a report', () => {
  expect(listFailures('no-such-report.json')).toEqual([]);
});
