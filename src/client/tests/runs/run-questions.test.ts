// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import { createPageServices } from '../../runs/page-services.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import type { RunChoice } from '../store/suite-runs.ts';
import { startSuiteRun } from './start-suite-run.ts';
import { openSuites } from './use-suites-service.ts';

const workspace = workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);

const sent = () => workspace().seen.filter((line) => line.includes('/run/')).length;

async function openSuite(count: number) {
  const services = createPageServices(new QueryClient());
  const service = await openSuites(services);
  const cases = Array.from({ length: count }, (_, at) => `  - {input: "${at}"}\n`).join('');
  const text = `format: tweakbench-tests\nversion: 1\nname: Words\nflow: two-inputs\ncases:\n${cases}`;
  const flow = { id: 'two-inputs', name: 'Two inputs' };
  const { id } = await service.suites.create({ flow, address: null }, 'Words', { text, files: {} });
  const start = (choice: RunChoice, base: string | null, isAgreed = false) =>
    startSuiteRun(
      services,
      service,
      { kind: 'embedded', baseUrl: '', apiKey: null },
      { suite: id, choice, base, isAgreed },
    );
  const results = () => service.results.list(id);
  return { service, id, start, results };
}

it('a run asks a person before it sends 500 requests, whichever way it is started', async () => {
  const { service, id, start, results } = await openSuite(501);
  const question = () => service.runOf(id).question;
  await start('all', null);
  expect(question()).toMatchObject({ choice: 'all', base: null, cost: { requests: 501, judged: 0 } });
  expect(await results()).toEqual([]);
  await start({ first: 1 }, null);
  expect(question()).toBeNull();
  expect(sent()).toBe(1);
  const [first] = await results();
  for (const choice of ['rest', 'failed'] as const) {
    await start(choice, first?.id ?? null);
    expect(question()).toMatchObject({ choice, cost: { requests: 500 } });
    expect(service.runOf(id).isRunning).toBe(false);
  }
  expect(sent()).toBe(1);
});

it('a run pauses after five refusals of a server that limits the rate, for as long as the server says', async () => {
  const { service, id, start, results } = await openSuite(8);
  const answer = globalThis.fetch;
  const detail = 'The model server limits the rate of requests (429). It asks to wait 7 seconds.';
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) =>
    String(request[0]).includes('/run/')
      ? Response.json({ detail, retry_after: 7 }, { status: 500 })
      : answer(...request),
  );
  const from = performance.now();
  const over = start('all', null);
  await expect.poll(() => service.runOf(id).pause, { timeout: 10_000 }).not.toBeNull();
  const { cells = 0, until } = service.runOf(id).pause ?? {};
  expect(cells).toBeGreaterThanOrEqual(5);
  expect(until).toBeGreaterThanOrEqual(from + 7_000);
  vi.stubGlobal('fetch', answer);
  // While the page's own server is away, no cell is forgotten.
  workspace().fault = 0;
  service.runOf(id).pause?.goOn();
  await expect.poll(() => service.runOf(id).pause?.problem ?? null, { timeout: 10_000 }).not.toBeNull();
  expect(service.runOf(id).pause?.until).toBeNull();
  workspace().fault = null;
  service.runOf(id).pause?.goOn();
  await over;
  expect((await results())[0]?.tally).toMatchObject({ answered: 8, broken: 0 });
});
