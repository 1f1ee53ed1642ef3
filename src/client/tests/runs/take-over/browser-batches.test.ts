import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import type { ResultEntry } from '#contract/workspace/result.ts';
import { createAsk } from '../../../runs/history/workspace-ask.ts';
import { sampleBatch, sampleResult } from '../../../testing/earlier-batch.ts';
import { storedRun } from '../../../testing/stored-run.ts';
import { workspaceForEachTest } from '../../../testing/test-workspace.ts';
import { moveBrowserBatches } from './browser-batches.ts';

const workspace = workspaceForEachTest();
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', {});
});

const { run } = storedRun(1);
const COUNT = 120;

/** As earlier releases kept batches; the first had no runs. */
async function fillEarlier(stores: string[]): Promise<void> {
  const database = await openDB('tweakbench-batches', stores.length - 2, {
    upgrade(created) {
      for (const name of stores) created.createObjectStore(name);
    },
  });
  const { startedAt: _start, ...first } = sampleBatch({ count: COUNT });
  const secret = {
    columns: ['q', 'k'],
    targets: [{ kind: 'value' as const }, { kind: 'tweak' as const, component: 'M', field: 'api_key' }],
  };
  const tally = { ended: 1, answered: 1, passed: 0, failed: 0, errors: 0 };
  await database.put('batches', first, 'http://one flow-1');
  await database.put('batches', { ...sampleBatch({ id: 'b2', count: 1 }), ...secret, tally }, 'flow-2');
  for (let row = 0; row < COUNT; row += 1) {
    await database.put('rows', [`row ${row}`], ['b1', row]);
    await database.put('results', sampleResult(row, stores.includes('runs') ? { run: 'kept' } : {}), ['b1', row]);
    if (stores.includes('runs')) await database.put('runs', run, ['b1', row]);
  }
  await database.put('rows', ['Ada', 'canary-1'], ['b2', 0]);
  await database.put('results', sampleResult(0), ['b2', 0]);
  database.close();
}

const read = async (path: string) => (await workspace().ask('GET', path)).json();
const move = () => moveBrowserBatches(createAsk(() => null));

it('moves the batches that an earlier release kept in the browser to the server once, with their runs', async () => {
  await fillEarlier(['batches', 'rows', 'results', 'runs']);
  workspace().fault = 503;
  await expect(move()).rejects.toThrow('The disk is full');
  workspace().fault = null;
  // The page is closed in the middle.
  let asked = 0;
  workspace().before = ({ url }) => {
    asked += url.endsWith('/cells') ? 1 : 0;
    workspace().fault = asked >= 2 ? 0 : null;
  };
  await expect(move()).rejects.toThrow();
  workspace().before = () => undefined;
  workspace().fault = null;
  expect(await move()).toBeGreaterThan(0);
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([]);
  expect((await read('/suites/b1/rows?from=118&to=999')).rows).toEqual([['row 118'], ['row 119']]);
  expect((await read('/results/b1/cells?brief=true&limit=999')).cells).toHaveLength(COUNT);
  expect(await read('/results/b1/cells/77.0.0/run')).toEqual(JSON.parse(JSON.stringify(run)));
  expect((await read('/suites/b2/rows?from=0&to=1')).rows).toEqual([['Ada', '••••••••']]);
  const { results } = await read('/results?kind=batch');
  expect(results.map(({ id, suite }: ResultEntry) => [id, suite.address, suite.flow.id])).toEqual(
    expect.arrayContaining([
      ['b1', 'http://one', 'flow-1'],
      ['b2', null, 'flow-2'],
    ]),
  );
  expect(await move()).toBe(0);
});

it('moves batches of the first release, which kept no runs', async () => {
  await fillEarlier(['batches', 'rows', 'results']);
  expect(await move()).toBe(2);
  expect((await read('/results/b1/cells?from=5&to=6')).cells).toMatchObject([
    { case: 5, outcome: { answer: 'answer 5' } },
  ]);
});
