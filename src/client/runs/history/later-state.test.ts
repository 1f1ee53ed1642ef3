// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { summarizedRun } from '../../testing/summarized-run.ts';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { openCells } from '../cells/open-cells.ts';

const workspace = workspaceForEachTest();
const open = () => openCells(() => null);
const early = summarizedRun(1, 'early');
const late = summarizedRun(1, 'late');

it('the later state of a run is sent if it is saved while an earlier one is being sent', async () => {
  const { history, outbox } = open();
  workspace().fault = 0;
  await history.save(early);
  workspace().fault = null;
  let saving: Promise<unknown> = Promise.resolve();
  workspace().before = ({ method }) => {
    if (method !== 'PUT') return;
    workspace().before = () => undefined;
    saving = history.save(late);
  };
  expect(await outbox.sendAll()).toMatchObject({ runs: 0, why: null });
  await saving;
  expect(JSON.stringify(await open().history.get('run-1'))).toContain('late');
});

it('an ended run waits in the outbox, and nothing of it is sent before it is saved', async () => {
  const { history, outbox } = open();
  history.keep(early.run);
  expect(await outbox.sendAll()).toMatchObject({ runs: 1 });
  expect(workspace().seen).toEqual([]);
  expect(await history.get('run-1')).toEqual(early.run);
  await history.save(early);
  expect(await history.list()).toMatchObject({ summaries: [{ change: 'No tweaks', version: 1 }] });
});

it('a run is saved with the name that it was given while its changes were computed', async () => {
  const { history } = open();
  history.keep(early.run);
  await history.change({ id: 'run-1', version: null }, { name: 'Mine' });
  await history.save(early);
  expect(await history.list()).toMatchObject({ summaries: [{ change: 'No tweaks', name: 'Mine' }] });
});

it('a run keeps the number that was reserved for it, and gets the next one if none was', async () => {
  const { history } = open();
  const first = await history.nextNumber();
  for (const _ of [2, 3]) await history.nextNumber();
  await history.save(summarizedRun(first));
  workspace().fault = 0;
  const offline = open();
  expect(await offline.history.nextNumber()).toBe(1);
  await offline.history.save({ ...late, run: { ...late.run, id: 'run-b' } });
  workspace().fault = null;
  await offline.outbox.sendAll();
  expect(await history.list()).toMatchObject({
    summaries: [
      { id: 'run-b', number: 4 },
      { id: 'run-1', number: 1 },
    ],
  });
});

it('the other runs are sent if the server fails on one', async () => {
  workspace().fault = 0;
  const { history, outbox } = open();
  for (const number of [1, 2]) await history.save(summarizedRun(number));
  workspace().fault = null;
  workspace().before = ({ url }) => {
    workspace().fault = url.endsWith('/run-1') ? 500 : null;
  };
  expect(await outbox.sendAll()).toMatchObject({ runs: 1, savedLater: 1 });
});
