// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it } from 'vitest';
import { createPageServices } from '../../runs/page-services.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import type { RunChoice } from '../store/suite-runs.ts';
import { startSuiteRun } from './start-suite-run.ts';
import { readResultsFile } from './use-results-file.ts';
import { openSuites } from './use-suites-service.ts';

workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);

const SUITE = `format: tweakbench-tests
version: 1
name: Words
flow: two-inputs
variants: [{name: A, tweaks: {Gone-old9: {x: 1}}}]
cases:
  - {name: one, input: One}
`;

it('the results file has the notes of the run, and the result from which a cell was taken over', async () => {
  const services = createPageServices(new QueryClient());
  const service = await openSuites(services);
  const flow = { id: 'two-inputs', name: 'Two inputs' };
  const { id } = await service.suites.create({ flow, address: null }, 'Words', { text: SUITE, files: {} });
  const connection = { kind: 'embedded', baseUrl: '', apiKey: null } as const;
  const run = async (choice: RunChoice, base: string | null) => {
    await startSuiteRun(services, service, connection, { suite: id, choice, base });
    const [newest] = await service.results.list(id);
    return newest ?? { id: '', number: 0 };
  };
  const first = await run('all', null);
  const notes = ['The flow has no component Gone-old9.'];
  expect(await readResultsFile(service, first.id)).toMatchObject({ notes, cells: [{ case: 'one' }, { case: 'one' }] });
  service.document(id).edit((text) => `${text}  - {name: two, input: Two}\n`);
  await service.document(id).settled();
  const second = await run('changed', first.id);
  const { cells, notes: storedNotes } = await readResultsFile(service, second.id);
  expect(storedNotes).toEqual(notes);
  const from = `#${first.number}`;
  expect(cells.map((cell) => [cell.case, cell.carriedFrom])).toEqual([
    ['one', from],
    ['one', from],
    ['two', undefined],
    ['two', undefined],
  ]);
  expect(cells.every(({ fingerprint = '' }) => fingerprint !== '')).toBe(true);
});
