// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it } from 'vitest';
import { createPageServices } from '../../runs/page-services.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { startSuiteRun } from './start-suite-run.ts';
import { openSuites } from './use-suites-service.ts';

const workspace = workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);

/** Runs a suite with one row of these columns. */
async function runRow(...columns: string[]) {
  const services = createPageServices(new QueryClient());
  const service = await openSuites(services);
  const text = 'format: tweakbench-tests\nversion: 1\nname: Words\nflow: two-inputs\ncases:\n  - file: rows.csv\n';
  const flow = { id: 'two-inputs', name: 'Two inputs' };
  const { id } = await service.suites.create({ flow, address: null }, 'Words', { text, files: {} });
  const document = service.document(id);
  await document.settled();
  await document.addFile({ name: 'rows.csv', columns, rows: [columns] }, (before) => before);
  const connection = { kind: 'embedded', baseUrl: '', apiKey: null } as const;
  await startSuiteRun(services, service, connection, { suite: id, choice: 'all', base: null });
  const sent = workspace().seen.filter((line) => line.includes('/run/')).length;
  return { ...service.runOf(id), sent };
}

it('a run sends nothing for rows of which no column is understood, and says why', async () => {
  const { problem, sent } = await runRow('Wer', 'Was');
  expect(problem).toMatch(/^rows\.csv, line \d: No column is the input of a case or a field of the flow/);
  expect(sent).toBe(0);
});

it('a run names a column that is not used, and goes on', async () => {
  expect(await runRow('input', 'temprature')).toMatchObject({
    problem: null,
    notes: ['rows.csv: 1 column is not used: temprature (did you mean temperature?).'],
    sent: 1,
  });
});
