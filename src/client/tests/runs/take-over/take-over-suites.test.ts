// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it } from 'vitest';
import type { Connection } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import { sampleDraft, sampleRun } from '#run/testing/sample-run.ts';
import { addRuns } from '../../../runs/add-runs.ts';
import { createPageServices } from '../../../runs/page-services.ts';
import { keepEarlierBatch, sampleBatch, sampleResult } from '../../../testing/earlier-batch.ts';
import { openNewBrowser } from '../../../testing/open-new-browser.ts';
import { workspaceForEachTest } from '../../../testing/test-workspace.ts';
import { toKeptCell } from '../../store/kept-cell.ts';
import { openSuites } from '../use-suites-service.ts';
import { takeOverSuites } from './take-over-suites.ts';

workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);

const CONNECTION: Connection = { kind: 'embedded', baseUrl: '', apiKey: null };

async function openPage() {
  const services = createPageServices(new QueryClient());
  const service = await openSuites(services);
  const takeOver = () => takeOverSuites(services, service, CONNECTION);
  const only = async () => {
    const [entry, ...others] = await service.suites.list();
    const [info] = await service.results.list(entry?.id);
    if (!entry || !info || others.length > 0) throw new Error('There is not one suite with a result');
    const cells = [];
    for await (const cell of service.results.cells(info.id, 0, 100)) cells.push(toKeptCell(cell));
    return { entry, info, cells, suite: (await service.document(entry.id).settled()).suite };
  };
  return { services, service, takeOver, only };
}

it('makes a suite with a result of a batch, once, and its cells open the runs of the rows', async () => {
  const { services, service, takeOver, only } = await openPage();
  const batch = sampleBatch({
    columns: ['q', 'want'],
    targets: [{ kind: 'value' }, { kind: 'expected' }],
    expectation: { kind: 'contains', text: '', path: '' },
    draft: sampleDraft({ tweaksText: '{"Language Model": {"temperature": 0.5, "api_key": "sk-canary-1"}}' }),
  });
  const rows = [
    ['one', 'ONE'],
    ['two', 'TWO'],
    ['three', 'THREE'],
  ];
  const run: Run = { ...sampleRun(), status: 'done', durationMs: 5 };
  await keepEarlierBatch((await services.openCells()).ask, 'flow-1', batch, rows, [
    { result: sampleResult(0, { isMet: true }), run },
    { result: sampleResult(1, { isMet: false, why: 'Not in the answer.' }), run },
  ]);
  expect(await takeOver()).toBe(1);
  const { entry, info, cells, suite } = await only();
  expect(entry).toMatchObject({ name: 'Batch of Sample', flow: { id: 'flow-1' } });
  expect(suite?.cases.map(({ turns }) => [turns[0]?.input, turns[0]?.expected, turns[0]?.checks])).toEqual(
    rows.map(([input, expected]) => [input, expected, ['contains']]),
  );
  expect(suite?.variants[1]).toMatchObject({ name: 'Batch', tweaks: { 'Language Model': { temperature: 0.5 } } });
  expect(JSON.stringify(suite?.variants)).not.toContain('canary');
  expect(info).toMatchObject({ tally: { all: 3, passed: 1, failed: 1, open: 1 }, startedAt: 1, isRunning: false });
  expect(cells).toMatchObject([
    { key: { case: 0, variant: 1 }, result: { state: 'passed', answer: 'answer 0' }, hasRun: true },
    { key: { case: 1, variant: 1 }, result: { state: 'failed', why: 'Not in the answer.' } },
  ]);
  const from = cells[0]?.from;
  expect(from && (await service.results.run(from.result, from))?.id).toBe(run.id);
  expect(await takeOver()).toBe(0);
});

it('makes a suite of variants and of runs of them, and nothing again after they were deleted', async () => {
  const { services, service, takeOver, only } = await openPage();
  const plain = sampleRun();
  const [input] = plain.inputs;
  if (!input) throw new Error('The run has no input');
  const run: Run = {
    ...plain,
    id: 'matrix-1',
    status: 'done',
    durationMs: 9,
    matrix: {
      rows: 1,
      repeats: 1,
      columns: [
        { letter: '', name: 'Flow', tweaksText: '{}' },
        { letter: 'A', name: 'Bold', tweaksText: '{"Language Model": {"temperature": 1}}' },
      ],
    },
    inputs: [
      { ...input, index: 0, status: 'done' },
      { ...input, index: 1, status: 'stopped' },
    ],
  };
  await addRuns(services, [run], 'Variants');
  expect(await takeOver()).toBe(1);
  const { entry, info, cells, suite } = await only();
  expect(suite).toMatchObject({ name: 'Variants of Sample', variants: [{ name: 'Flow' }, { name: 'Bold' }] });
  expect(info.tally).toMatchObject({ all: 2, answered: 1, open: 1 });
  expect(cells.map((cell) => cell?.from?.result)).toEqual(['run:matrix-1']);
  await service.suites.remove(entry.id);
  expect(await takeOver()).toBe(0);
  expect(await service.suites.list()).toEqual([]);
});

it('makes a suite of the variants that are set up in this browser, with the inputs of the bench', async () => {
  const { service, takeOver } = await openPage();
  const variants = [{ id: 'a', name: 'Loud', tweaksText: '{"tone": "loud"}' }];
  localStorage.setItem(
    'tweakbench.variants.1.two-inputs',
    JSON.stringify({ variants, keysOf: null, repeats: 2, atOnce: 3 }),
  );
  localStorage.setItem('tweakbench.draft.1.two-inputs', JSON.stringify(sampleDraft()));
  expect(await takeOver()).toBe(1);
  const [entry] = await service.suites.list();
  const { suite, problems } = await service.document(entry?.id ?? '').settled();
  expect(problems).toEqual([]);
  expect(suite).toMatchObject({ repeat: 2, atOnce: 3, variants: [{}, { name: 'Loud', tweaks: { tone: 'loud' } }] });
  expect(suite?.cases[0]?.turns[0]?.input).toBe('hi');
  expect(await takeOver()).toBe(0);
  localStorage.clear();
});
