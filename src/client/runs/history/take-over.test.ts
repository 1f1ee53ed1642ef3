import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { storedRun } from '../../testing/stored-run.ts';
import { openTestWorkspace, type TestWorkspace } from '../../testing/test-workspace.ts';
import { openHistory } from './open-history.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const open = () => openHistory(() => null);

it('moves the runs that an earlier release kept in the browser to the server once, oldest first, with their names and pins', async () => {
  const database = await openDB('tweakbench', 1, {
    upgrade(created) {
      created.createObjectStore('runs', { keyPath: 'id' });
      created.createObjectStore('summaries', { keyPath: 'id' });
      created.createObjectStore('counters');
    },
  });
  await database.put('counters', 9, 'number');
  for (const number of [9, 4]) {
    const { run, summary } = storedRun(number);
    const { person: _person, version: _version, ...earlier } = summary;
    await database.put('runs', run);
    await database.put('summaries', { ...earlier, name: `Name ${number}`, isPinned: number === 4 });
  }
  database.close();
  const history = await open();
  workspace.fault = 503;
  expect(await history.sendWaiting()).toMatchObject({ left: 2, takenOver: 0 });
  workspace.fault = null;
  expect(await history.sendWaiting()).toEqual({
    sent: 2,
    left: 0,
    problem: null,
    takenOver: 2,
  });
  expect(await history.list()).toMatchObject({
    summaries: [
      { id: 'run-9', name: 'Name 9', isPinned: false },
      { id: 'run-4', name: 'Name 4', isPinned: true },
    ],
  });
  expect(await (await open()).sendWaiting()).toMatchObject({ sent: 0, takenOver: 0 });
});
