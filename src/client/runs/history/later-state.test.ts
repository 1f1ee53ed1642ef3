import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { storedRun } from '../../testing/stored-run.ts';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { openHistory } from './open-history.ts';

const workspace = workspaceForEachTest();
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

const open = () => openHistory(() => null);
const early = storedRun(1, 'early');
const late = storedRun(1, 'late');

it('sends a later state of a run that is written while an earlier one is being sent', async () => {
  const history = await open();
  workspace().fault = 0;
  await history.save(early);
  workspace().fault = null;
  const other = await open();
  workspace().before = async ({ method }) => {
    if (method !== 'PUT') return;
    workspace().before = () => undefined;
    // Another tab, which is closed before it can send.
    await other.keep(late.run);
  };
  expect(await history.sendWaiting()).toMatchObject({ sent: 1, left: 1 });
  expect(await history.sendWaiting()).toMatchObject({ sent: 1, left: 0 });
  expect(JSON.stringify(await (await open()).get('run-1'))).toContain('late');
});

it('keeps an ended run before it asks the server for anything', async () => {
  const history = await open();
  workspace().fault = 0;
  await history.keep(early.run);
  expect(workspace().seen).toEqual([]);
  expect(await (await open()).get('run-1')).toEqual(early.run);
});

it('keeps the number that was reserved for a run, also if another tab sends it', async () => {
  const history = await open();
  const first = await history.nextNumber();
  await history.nextNumber();
  await history.keep(storedRun(first).run);
  const other = await open();
  expect(await other.sendWaiting()).toMatchObject({ sent: 1 });
  expect(await other.list()).toMatchObject({ summaries: [{ id: 'run-1', number: 1 }] });
});

it('gives a run the next number if none was reserved for it, also if a lower one is free', async () => {
  const history = await open();
  for (let number = 1; number <= 3; number += 1) await history.nextNumber();
  workspace().fault = 0;
  const offline = await open();
  expect(await offline.nextNumber()).toBe(1);
  await offline.save(early);
  workspace().fault = null;
  await offline.sendWaiting();
  expect(await history.list()).toMatchObject({ summaries: [{ id: 'run-1', number: 4 }] });
});

it('sends the other runs if the server fails on one', async () => {
  workspace().fault = 0;
  const history = await open();
  for (const number of [1, 2]) await history.save(storedRun(number));
  workspace().fault = null;
  workspace().before = ({ url }) => {
    workspace().fault = url.endsWith('/run-1') ? 500 : null;
  };
  expect(await history.sendWaiting()).toMatchObject({ sent: 1, left: 1 });
});

it('sends a run that has just been written only with what changed', async () => {
  const history = await open();
  await history.keep(early.run);
  expect(await history.sendWaiting()).toMatchObject({ sent: 0, left: 0 });
  await history.save(early);
  expect(await history.list()).toMatchObject({ summaries: [{ change: 'No tweaks' }] });

  // A page that was closed before it knew what changed.
  await history.keep(storedRun(2).run);
  await (await open()).sendWaiting();
  await history.save(storedRun(2));
  expect(await history.list()).toMatchObject({ summaries: [{ change: 'No tweaks' }, { change: 'No tweaks' }] });
});
