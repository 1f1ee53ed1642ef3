/** Pages that run a suite on the engine of the test's workspace. */
import { QueryClient } from '@tanstack/react-query';
import type { Connection } from '#run/model/connection.ts';
import { createPageServices } from '../../runs/page-services.ts';
import { startSuiteRun } from '../runs/start-suite-run.ts';
import { openSuites } from '../runs/use-suites-service.ts';
import { toStoredCell } from '../store/stored-cell.ts';
import type { RunChoice } from '../store/suite-runs.ts';

export const CONNECTION: Connection = { kind: 'embedded', baseUrl: '', apiKey: null };
const FLOW = { id: 'two-inputs', name: 'Two inputs' };

export const TEXT = `format: tweakbench-tests
version: 1
name: Words
flow: two-inputs
variants:
  - name: Loud
    tweaks: {}
checks:
  - contains
cases:
  - {input: one, expected: one}
  - {input: two, expected: three}
  - {input: three, expected: three}
`;

export async function openPage() {
  const services = createPageServices(new QueryClient());
  return { services, service: await openSuites(services) };
}

/** A page with one suite. */
export async function openSuite(text = TEXT, flow = FLOW) {
  const page = await openPage();
  const { services, service } = page;
  const { id } = await service.suites.create({ flow, address: null }, 'Words', { text, files: {} });
  const start = (choice: RunChoice, base: string | null) =>
    startSuiteRun(services, service, CONNECTION, { suite: id, choice, base });
  const newest = async () => {
    const [info] = await service.results.list(id);
    if (!info) throw new Error('There is no result');
    return info;
  };
  const cells = async (result: string) => {
    const stored = [];
    for await (const cell of service.results.cells(result, 0, 1_000)) stored.push(toStoredCell(cell));
    return stored.flatMap((cell) => cell ?? []);
  };
  return { ...page, id, start, newest, cells };
}
